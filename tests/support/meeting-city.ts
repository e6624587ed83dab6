import { beforeAll, beforeEach } from "vitest";
import type { Actor } from "@/lib/auth/permissions";
import type { Day } from "@/lib/core/periods";
import { getMeeting } from "@/lib/meetings/queries/get-meeting";
import { freshDatabase, type TestDatabase } from "@/tests/support/database";
import { emptyCity, makeProject, on } from "@/tests/support/factories";
import { type Cast, makeCast } from "@/tests/support/ledger";
import { makeSeries } from "@/tests/support/meetings";

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
