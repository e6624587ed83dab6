"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { cancelMeeting, conveneMeeting, rescheduleMeeting } from "@/lib/meetings/commands/convene-meeting";
import { createSeries } from "@/lib/meetings/commands/create-series";
import { renewFeed } from "@/lib/meetings/commands/renew-feed";
import { updateSeries } from "@/lib/meetings/commands/update-series";
import { listNextDates } from "@/lib/meetings/queries/series-choices";
import { cancelInput, conveneInput, createSeriesInput, rescheduleInput } from "@/lib/meetings/schema";
import { action } from "@/lib/web/action";

const ROW = /^(units|leaders)\.(\d{1,4})\.name$/;

type Texts = Record<string, unknown>;
const textOf = (form: Texts, name: string): string => {
  const given = form[name];
  return typeof given === "string" ? given.trim() : "";
};

/** Rows in their order; blank ones say nothing. */
const rowsOf = (form: Texts, list: string): string[] =>
  Object.keys(form)
    .filter((name) => ROW.exec(name)?.[1] === list && textOf(form, name) !== "")
    .sort((a, b) => Number(ROW.exec(a)?.[2]) - Number(ROW.exec(b)?.[2]))
    .map((name) => textOf(form, name));

/** The form's texts as the command takes them; the scope is one choice: "region:512021", "programme:<id>" or empty. */
const seriesForm = z.preprocess(
  (given) => {
    const form = given as Texts;
    const text = (name: string) => textOf(form, name);
    const [kind, scope] = text("scope").split(/:(.*)/s);
    return {
      seriesId: text("seriesId"),
      version: Number(text("version")),
      name: text("name"),
      level: Number(text("level")),
      region: kind === "region" ? scope : null,
      programme: kind === "programme" ? scope : null,
      chair: text("chair"),
      place: text("place"),
      rule: text("rule"),
      startsOn: text("startsOn"),
      endsOn: text("endsOn") || null,
      startTime: text("startTime"),
      minutes: Number(text("minutes")),
      offDay: text("offDay"),
      units: rowsOf(form, "units"),
      leaders: rowsOf(form, "leaders"),
    };
  },
  createSeriesInput.extend({
    /** Empty while it is being set up. */
    seriesId: z.union([z.uuid(), z.literal("")]),
    version: z.int(),
  }),
);

export const saveSeries = action(seriesForm, async (actor, input, { now, once }) => {
  const { seriesId, version, ...facts } = input;
  const saved = seriesId
    ? await updateSeries(actor, { seriesId, version, ...facts }, { now, once })
    : await createSeries(actor, facts, { now, once });
  revalidatePath("/meetings", "layout");
  return saved;
});

const rhythm = z.preprocess(
  (given) => ({ ...(given as Texts), endsOn: textOf(given as Texts, "endsOn") || null }),
  createSeriesInput.pick({ rule: true, startsOn: true, endsOn: true, offDay: true }),
);

/** The next dates of a rhythm that is being chosen; null: its rule does not hold. Changes nothing. */
export const showDates = action(rhythm, async (actor, { endsOn = null, ...input }, { now }) =>
  listNextDates(actor, { ...input, endsOn }, now),
);

const minutes = z.coerce.number().pipe(conveneInput.shape.minutes.unwrap());

export const convene = action(conveneInput.extend({ minutes }), async (actor, input, { now, once }) => {
  const made = await conveneMeeting(actor, input, { now, once });
  revalidatePath("/meetings", "layout");
  return made;
});

const version = z.coerce.number().int();

export const reschedule = action(
  rescheduleInput.extend({ minutes, version }),
  async (actor, input, { now, once }) => {
    const moved = await rescheduleMeeting(actor, input, { now, once });
    revalidatePath("/meetings", "layout");
    return moved;
  },
);

export const cancel = action(cancelInput.extend({ version }), async (actor, input, { now, once }) => {
  await cancelMeeting(actor, input, { now, once });
  revalidatePath("/meetings", "layout");
  return true;
});

export const makeFeed = action(z.strictObject({}), (actor, _input, { now }) => renewFeed(actor, { now }));
