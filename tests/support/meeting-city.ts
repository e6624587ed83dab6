import { beforeAll, beforeEach } from "vitest";
import type { Actor } from "@/lib/auth/permissions";
import type { Day } from "@/lib/core/periods";
import { publishMeeting } from "@/lib/meetings/commands/publish-meeting";
import { concludeMeeting, startMeeting } from "@/lib/meetings/commands/run-meeting";
import { getMeeting } from "@/lib/meetings/queries/get-meeting";
import { freshDatabase, type TestDatabase } from "@/tests/support/database";
import { emptyCity, makeProject, on } from "@/tests/support/factories";
import { type Cast, makeCast } from "@/tests/support/ledger";
import { makeSeries, plainPapers } from "@/tests/support/meetings";

/** Who acts; a project of 安岳县; the centre's series, which the lead unit attends. */
type MeetingCity = { cast: Cast; projectId: string; seriesId: string };

/** A city with one series for each test of a file. */
export function eachInMeetingCity(take: (made: MeetingCity) => void): void {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await freshDatabase();
  });
  beforeEach(async () => {
    await emptyCity(database.ownerUrl);
    const cast = await makeCast();
    const projectId = await makeProject({ regionCode: "512021" });
    take({ cast, projectId, seriesId: await makeSeries({ level: 2, units: [cast.lead.unitId ?? ""] }) });
  });
}

/** What stands on a meeting's agenda on a day. */
export const agendaOf = async (actor: Actor, meetingId: string, day: Day) =>
  (await getMeeting(actor, meetingId, on(day).now)).items;

/** The item about an issue on a meeting's agenda. */
export async function itemAbout(actor: Actor, meetingId: string, issueId: string, day: Day) {
  const item = (await agendaOf(actor, meetingId, day)).find(({ issue }) => issue?.id === issueId);
  if (!item) throw new Error("not on the agenda");
  return item;
}

/** Holds a meeting to its end, minutes published: `say` does what happens in it. */
export async function holdMeeting(actor: Actor, meetingId: string, day: Day, say: () => Promise<unknown>) {
  const at = on(day);
  await startMeeting(actor, { meetingId }, at);
  await say();
  await concludeMeeting(actor, { meetingId }, at);
  return publishMeeting(actor, { meetingId }, plainPapers, at);
}
