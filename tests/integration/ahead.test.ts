import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/auth/permissions";
import { getLamps } from "@/lib/lamps/queries/get-lamps";
import { listAhead } from "@/lib/lamps/queries/list-ahead";
import { submitReport } from "@/lib/progress/commands/submit-report";
import {
  centre,
  closeMonth,
  makeActor,
  makeProject,
  makeReporter,
  on,
  openMonth,
  outcomeOf,
  reportOf,
} from "@/tests/support/factories";
import { freshCity } from "@/tests/support/fresh-city";

let reporter: Actor;

freshCity({
  once: async () => {
    reporter = await makeReporter("市住建局");
  },
});

describe("what will be red at this close, unless…", () => {
  it("is listed for the centre, the unit and the region, with what is wanting; what is filed counts at once", async () => {
    const [id, other] = [await makeProject(), await makeProject({ responsibleUnit: undefined })];
    await openMonth("2017-03");
    await submitReport(reporter, reportOf(id, "2017-03", 10), on("2017-03-18"));
    await closeMonth("2017-03");
    await openMonth("2017-04");
    const ahead = async (actor: Actor) =>
      ((await listAhead(actor, on("2017-04-20").now))?.items ?? []).map(
        ({ projectId, kind, missing }) => `${projectId === id ? "own" : "other"} ${kind} ${missing}`,
      );
    expect(await ahead(centre)).toEqual(["other turnsRed 320", "own turnsRed 310"]);
    expect(await ahead(reporter)).toEqual(["own turnsRed 310"]);
    expect(await ahead(makeActor("coordinator", { regionCode: "nowhere" }))).toEqual([]);
    expect(await outcomeOf(listAhead(makeActor("admin"), on("2017-04-20").now))).toBe("FORBIDDEN FORBIDDEN");
    await submitReport(reporter, reportOf(id, "2017-04", 309.99), on("2017-04-19"));
    expect(await ahead(reporter)).toEqual(["own turnsRed 0.01"]);
    await submitReport(reporter, reportOf(id, "2017-04", 310), on("2017-04-19"));
    expect(await ahead(reporter)).toEqual([]);
    await closeMonth("2017-04");
    expect((await getLamps(reporter, id)).decisions[0]?.lamp).toBe("green");
    expect((await getLamps(centre, other)).decisions[0]?.lamp).toBe("red");
  });
});
