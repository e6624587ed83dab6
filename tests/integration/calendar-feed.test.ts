import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/auth/permissions";
import { db } from "@/lib/core/db";
import { disconnectLimits } from "@/lib/core/rate-limits";
import { cancelMeeting } from "@/lib/meetings/commands/convene-meeting";
import { createSeries } from "@/lib/meetings/commands/create-series";
import { renewFeed } from "@/lib/meetings/commands/renew-feed";
import { feedSince } from "@/lib/meetings/queries/calendar-feed";
import { answerFeed } from "@/lib/web/calendar-file";
import { freshDatabase } from "@/tests/support/database";
import { centre, makeActor, on, outcomeOf } from "@/tests/support/factories";
import { account } from "@/tests/support/people";
import { city } from "@/tests/support/series";

const { now } = on("2017-03-02");
let leader: Actor;

beforeAll(async () => {
  await freshDatabase();
  leader = await account("leader", "leader");
  await createSeries(centre, { ...city, units: [], leaders: [] }, { now });
  return disconnectLimits;
});

const read = (token: string, address = "10.0.0.9", end = ".ics") =>
  answerFeed(`${token}${end}`, { address, now, requestId: "r" });

describe("日历订阅", () => {
  it("is a secret address that is shown once; a new one makes the old one useless", async () => {
    expect(await feedSince(leader)).toBeNull();
    const { token } = await renewFeed(leader, { now });
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(JSON.stringify(await db().calendarFeed.findMany())).not.toContain(token);
    expect(
      JSON.stringify(
        await db().traceEvent.findMany({ where: { subject: "token" }, select: { after: true } }),
      ),
    ).not.toContain(token);
    const answer = await read(token);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([
      200,
      "text/calendar; charset=utf-8",
    ]);
    expect(answer.headers.get("set-cookie")).toBeNull();
    const second = await renewFeed(leader, { now });
    expect([(await read(token)).status, (await read(second.token)).status]).toEqual([404, 200]);
  });

  it("keeps a meeting's identity through changes, and tells the cancelled ones", async () => {
    const { token } = await renewFeed(leader, { now });
    const [first] = await db().meeting.findMany({ orderBy: { on: "asc" }, select: { id: true } });
    const before = await (await read(token)).text();
    await cancelMeeting(centre, { meetingId: first?.id ?? "", reason: "与全省会议冲突" }, { now });
    const after = await (await read(token)).text();
    expect(before).toContain("DTSTART:20170331T010000Z");
    expect(before).not.toContain("STATUS:CANCELLED");
    expect(after).toContain("STATUS:CANCELLED");
    expect(after).toContain("SEQUENCE:2");
    const english = await (await read(token, "10.0.0.9", ".en.ics")).text();
    expect([after, english].map((text) => /主持：市长/.test(text))).toEqual([true, false]);
    expect(english).toContain("Chair: 市长");
    const uids = (text: string) => text.match(/^UID:.*$/gm);
    expect(uids(after)).toEqual(uids(before));
  });

  it("is not there for the unknown, the disabled and those without meetings", async () => {
    const { token } = await renewFeed(leader, { now });
    for (const wrong of ["", "x", "a".repeat(43), `${token}x`]) expect((await read(wrong)).status).toBe(404);
    for (const end of ["", ".de.ics", ".en"]) expect((await read(token, undefined, end)).status).toBe(404);
    await db().user.update({ where: { id: leader.id }, data: { disabledAt: now } });
    expect((await read(token)).status).toBe(404);
    await db().user.update({ where: { id: leader.id }, data: { disabledAt: null } });
    for (const role of ["auditor", "admin"] as const) {
      expect(await outcomeOf(renewFeed(makeActor(role), { now }))).toBe("FORBIDDEN FORBIDDEN");
    }
  });

  it("answers only so often", async () => {
    const { token } = await renewFeed(leader, { now });
    const answers: number[] = [];
    for (let count = 0; count < 61; count++) answers.push((await read(token)).status);
    expect([answers[0], answers[60]]).toEqual([200, 429]);
    const misses: number[] = [];
    for (let count = 0; count < 101; count++) misses.push((await read("b".repeat(43), "10.0.0.77")).status);
    expect([misses[0], misses[100]]).toEqual([404, 429]);
  });
});
