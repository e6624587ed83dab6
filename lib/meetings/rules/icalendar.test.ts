import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import { type CalendarEvent, calendarOf } from "@/lib/meetings/rules/icalendar";

const event: CalendarEvent = {
  id: "0190a000-0000-7000-8000-000000000001",
  title: "全市重大项目工作例会",
  on: "2017-09-30",
  startTime: "09:00",
  minutes: 150,
  place: "市政府第一会议室；四楼, 东侧",
  description: "主持：市长\n议程见亮灯",
  cancelled: false,
  sequence: 3,
  url: "https://liangdeng.example/meetings/1",
};
const now = new Date("2017-09-20T02:00:00Z");
const read = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));

describe("an iCalendar file", () => {
  it("says when, where and what, and is read back as it was written", () => {
    const [one] = read(calendarOf([event], { name: "例会", now }));
    expect(one?.startDate.toJSDate().toISOString()).toBe("2017-09-30T01:00:00.000Z");
    expect(one?.endDate.toJSDate().toISOString()).toBe("2017-09-30T03:30:00.000Z");
    expect([one?.summary, one?.location, one?.description, one?.sequence]).toEqual([
      event.title,
      event.place,
      event.description,
      3,
    ]);
    expect(one?.uid).toBe(`${event.id}@liangdeng`);
  });

  it("tells a cancelled meeting, so that a calendar takes it out", () => {
    const text = calendarOf([{ ...event, cancelled: true, url: null }], { name: "例会", now });
    expect(text).toContain("STATUS:CANCELLED\r\n");
    expect(text).not.toContain("URL");
  });

  it("keeps the form of the standard: CRLF, lines of 75 octets at most, nothing injected by a title", () => {
    const hostile = { ...event, title: `甲\r\nATTACH:https://evil.example\n${"长".repeat(60)}` };
    const text = calendarOf([hostile], { name: "例会", now });
    expect(text.endsWith("END:VCALENDAR\r\n")).toBe(true);
    const lines = text.split("\r\n");
    expect(lines.every((line) => !line.includes("\n") && !line.startsWith("ATTACH"))).toBe(true);
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(76);
    expect(lines[0]).toBe("BEGIN:VCALENDAR");
  });
});
