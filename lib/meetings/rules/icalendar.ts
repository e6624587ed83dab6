import ICAL from "ical.js";
import type { Day } from "@/lib/core/periods";

/** A meeting as a calendar program shows it. `startTime`: "09:00" in Shanghai. */
export type CalendarEvent = {
  id: string;
  title: string;
  on: Day;
  startTime: string;
  minutes: number;
  place: string;
  description: string;
  cancelled: boolean;
  /** Grows with every change (RFC 5545, SEQUENCE). */
  sequence: number;
  url: string | null;
};

const stamp = (instant: Date) => ICAL.Time.fromJSDate(instant, true);

function eventOf(event: CalendarEvent, now: Date) {
  const begin = new Date(`${event.on}T${event.startTime}:00+08:00`);
  const component = new ICAL.Component("vevent");
  component.addPropertyWithValue("uid", `${event.id}@liangdeng`);
  component.addPropertyWithValue("dtstamp", stamp(now));
  component.addPropertyWithValue("sequence", event.sequence);
  component.addPropertyWithValue("dtstart", stamp(begin));
  component.addPropertyWithValue("dtend", stamp(new Date(begin.getTime() + event.minutes * 60_000)));
  component.addPropertyWithValue("summary", event.title);
  component.addPropertyWithValue("location", event.place);
  component.addPropertyWithValue("description", event.description);
  component.addPropertyWithValue("status", event.cancelled ? "CANCELLED" : "CONFIRMED");
  if (event.url) component.addPropertyWithValue("url", event.url);
  return component;
}

/** An iCalendar file (RFC 5545) of meetings; times in UTC, lines folded and ended as the standard says. */
export function calendarOf(
  events: readonly CalendarEvent[],
  { name, now }: { name: string; now: Date },
): string {
  const calendar = new ICAL.Component("vcalendar");
  calendar.addPropertyWithValue("version", "2.0");
  calendar.addPropertyWithValue("prodid", "-//Liangdeng//Meetings//ZH");
  calendar.addPropertyWithValue("calscale", "GREGORIAN");
  calendar.addPropertyWithValue("method", "PUBLISH");
  calendar.addPropertyWithValue("x-wr-calname", name);
  calendar.addPropertyWithValue("x-wr-timezone", "Asia/Shanghai");
  for (const event of events) calendar.addSubcomponent(eventOf(event, now));
  return `${calendar.toString()}\r\n`;
}
