import { createHash } from "node:crypto";
import { text as textIn } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import { fromBufferPromise } from "yauzl";
import { toDay } from "@/lib/core/convert";
import { db } from "@/lib/core/db";
import { periodOf, periodsBetween } from "@/lib/core/periods";
import type { MinutesContent } from "@/lib/meetings/rules/minutes-content";

const published = () =>
  db().meeting.findMany({
    where: { state: "published" },
    orderBy: [{ seriesId: "asc" }, { ordinal: "asc" }],
    select: {
      id: true,
      seriesId: true,
      ordinal: true,
      on: true,
      startedAt: true,
      series: { select: { level: true } },
      items: { where: { section: "check" }, select: { issueId: true } },
      studies: { select: { issueId: true } },
    },
  });

/** The words of a Word file, as they follow one another. */
async function textOf(bytes: Uint8Array): Promise<string> {
  const zip = await fromBufferPromise(Buffer.from(bytes));
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName !== "word/document.xml") continue;
    return (await textIn(await zip.openReadStreamPromise(entry))).replaceAll(/<[^>]+>/g, "");
  }
  return "";
}

/** When each issue was struck off and opened again, oldest first. */
async function closings(): Promise<Map<string, { at: Date; closed: boolean }[]>> {
  const events = await db().traceEvent.findMany({
    where: { subject: "issue", verb: { in: ["issue.verify", "issue.reopen"] } },
    orderBy: { sequence: "asc" },
    select: { subjectId: true, at: true, verb: true },
  });
  const found = new Map<string, { at: Date; closed: boolean }[]>();
  for (const { subjectId, at, verb } of events) {
    found.set(subjectId, [...(found.get(subjectId) ?? []), { at, closed: verb === "issue.verify" }]);
  }
  return found;
}

/** What must hold of the demonstration's meetings; called where its city stands filled. */
export function describeMeetings(): void {
  describe("the year's meetings", () => {
    it("are held at all three levels in each month from March to October", async () => {
      const meetings = await published();
      const held = new Set(meetings.map(({ series, on }) => `${series.level} ${periodOf(toDay(on))}`));
      for (const period of periodsBetween("2017-03", "2017-10")) {
        for (const level of [1, 2, 3]) expect(held).toContain(`${level} ${period}`);
      }
    });

    it("have the city's sixth on 31 August, with its minutes to the byte and to the word", async () => {
      const sixth = await db().meeting.findFirstOrThrow({
        where: { series: { level: 3 }, ordinal: 6 },
        select: { on: true, documents: true, decisions: { select: { title: true } } },
      });
      expect(toDay(sixth.on)).toBe("2017-08-31");
      expect(sixth.documents.map(({ kind }) => kind).sort()).toEqual(["minutes", "pack"]);
      for (const { bytes, sha256 } of sixth.documents) {
        expect(createHash("sha256").update(bytes).digest("hex")).toBe(sha256);
      }
      const minutes = sixth.documents.find(({ kind }) => kind === "minutes");
      const content = minutes?.content as unknown as MinutesContent;
      expect(content.title).toBe("全市第六次重大项目工作例会纪要");
      expect(content.sections.map(({ key }) => key)).toEqual([
        "check",
        "lamps",
        "account",
        "study",
        "decisions",
        "other",
      ]);
      const text = await textOf(minutes?.bytes ?? new Uint8Array());
      for (const words of ["资阳市项目推进中心", ...sixth.decisions.map(({ title }) => title)]) {
        expect(text).toContain(words);
      }
    });

    it("check at each meeting exactly what the series has studied and is not struck off", async () => {
      const struckOff = await closings();
      const isClosed = (issueId: string, at: Date): boolean =>
        struckOff.get(issueId)?.findLast((change) => change.at <= at)?.closed ?? false;
      const studied = new Map<string, Set<string>>();
      for (const { seriesId, startedAt, items, studies } of await published()) {
        const before = studied.get(seriesId) ?? new Set();
        const open = [...before].filter((issueId) => !isClosed(issueId, startedAt ?? new Date(0)));
        expect(items.map(({ issueId }) => issueId).sort()).toEqual(open.sort());
        studied.set(seriesId, new Set([...before, ...studies.map(({ issueId }) => issueId)]));
      }
    });

    it("study each issue forward in time", async () => {
      const days = new Map((await published()).map(({ id, on }) => [id, toDay(on)]));
      const events = await db().traceEvent.findMany({
        where: { verb: "issue.study" },
        orderBy: { sequence: "asc" },
        select: { subjectId: true, after: true },
      });
      const last = new Map<string, string>();
      for (const { subjectId, after } of events) {
        const day = days.get((after as { meetingId: string }).meetingId) ?? "";
        expect(day >= (last.get(subjectId) ?? "")).toBe(true);
        last.set(subjectId, day);
      }
      expect(last.size).toBeGreaterThan(50);
    });

    it("decide what becomes directives, most of them struck off, some late, some open", async () => {
      const decisions = await db().meetingDecision.findMany({
        where: { meeting: { state: "published" } },
        select: { issue: { select: { kind: true, state: true, deadline: true } } },
      });
      expect(decisions.every(({ issue }) => issue?.kind === "directive")).toBe(true);
      const open = decisions.filter(({ issue }) => issue?.state !== "closed");
      const late = open.filter(({ issue }) => issue?.deadline && toDay(issue.deadline) < "2017-11-20");
      expect(open.length).toBeLessThan(decisions.length / 2);
      expect(late.length).toBeGreaterThan(0);
      expect(open.length).toBeGreaterThan(late.length);
      expect(await db().issue.count()).toBeLessThan(160);
    });

    it("stand in the calendar ahead, the city's next on 30 November", async () => {
      const coming = await db().meeting.findMany({
        where: { state: "preparing" },
        select: { on: true, series: { select: { level: true } } },
        orderBy: { on: "asc" },
      });
      expect(coming.every(({ on }) => toDay(on) > "2017-11-20")).toBe(true);
      expect(coming).toHaveLength(2 * (await db().meetingSeries.count()));
      const city = coming.filter(({ series }) => series.level === 3);
      expect(city.map(({ on }) => toDay(on))[0]).toBe("2017-11-30");
    });
  });
}
