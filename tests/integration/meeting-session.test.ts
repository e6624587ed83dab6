import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ChangeFeed } from "@/lib/core/change-feed";
import { db, disconnect } from "@/lib/core/db";
import { addAgendaItem } from "@/lib/meetings/commands/add-agenda-item";
import { concludeMeeting, startMeeting } from "@/lib/meetings/commands/run-meeting";
import { standAt } from "@/lib/meetings/commands/stand-at";
import { getMeeting } from "@/lib/meetings/queries/get-meeting";
import { freshDatabase, type TestDatabase } from "../support/database";
import { centre, emptyCity, makeActor, on, outcomeOf } from "../support/factories";
import { makeSeries, plannedMeeting } from "../support/meetings";

const TODAY = "2017-08-31";
const at = on(TODAY);

let database: TestDatabase;
let meetingId: string;
let itemId: string;

beforeAll(async () => {
  database = await freshDatabase();
});

afterAll(disconnect);

beforeEach(async () => {
  await emptyCity(database.ownerUrl);
  meetingId = await plannedMeeting(await makeSeries(), TODAY);
  itemId = (await addAgendaItem(centre, { meetingId, title: "冬季施工安全" }, at)).id;
});

const current = async () => (await getMeeting(centre, meetingId, at.now)).currentItemId;

describe("what the projector shows", () => {
  test("follows the clerk while the meeting is in session, tells whoever watches, and is no part of the record", async () => {
    await startMeeting(centre, { meetingId }, at);
    const before = await getMeeting(centre, meetingId, at.now);
    const events = await db().traceEvent.count();
    const feed = new ChangeFeed(database.appUrl);
    const told = new Promise<number>((resolve) => {
      let times = 0;
      feed.subscribe(`meeting:${meetingId}`, {
        changed: () => {
          times++;
          // Once for having begun to listen; then the standing.
          if (times === 1) void standAt(centre, { meetingId, itemId });
          else resolve(times);
        },
      });
    });
    expect(await told).toBe(2);
    await feed.close();
    expect(await current()).toBe(itemId);
    expect((await getMeeting(centre, meetingId, at.now)).version).toBe(before.version);
    expect(await db().traceEvent.count()).toBe(events);
  });

  test("stands still before and after, and obeys only who holds the meeting", async () => {
    const stand = (actor = centre) => outcomeOf(standAt(actor, { meetingId, itemId }));
    expect(await stand()).toBe("RULE_VIOLATION MEETING_IS_PREPARING");
    await startMeeting(centre, { meetingId }, at);
    expect(await stand(makeActor("leader"))).toBe("FORBIDDEN MEETING_NOT_YOURS");
    expect(await stand(makeActor("auditor"))).toBe("NOT_FOUND NOT_FOUND");
    expect(await stand()).toBe("done");
    await concludeMeeting(centre, { meetingId }, at);
    expect(await stand()).toBe("RULE_VIOLATION MEETING_IS_DRAFTED");
  });

  test("an item of another meeting is not shown", async () => {
    await startMeeting(centre, { meetingId }, at);
    const other = await plannedMeeting(await makeSeries(), TODAY);
    const elsewhere = (await addAgendaItem(centre, { meetingId: other, title: "别处" }, at)).id;
    expect(await outcomeOf(standAt(centre, { meetingId, itemId: elsewhere }))).toBe("NOT_FOUND NOT_FOUND");
    expect(await current()).toBeNull();
  });
});
