import Link from "next/link";
import { useMeetingWords, weekdayOf } from "@/components/meetings/words";
import { addDays, type Day, periodOf } from "@/lib/core/periods";
import { isWorkDay } from "@/lib/core/work-days";
import type { MonthCalendar } from "@/lib/meetings/queries/list-meetings";
import { weekdayCodes } from "@/lib/meetings/rules/rhythm-choice";

type OfDay = { meetings: MonthCalendar["meetings"]; planned: MonthCalendar["planned"] };

function daysOf({ from, to, meetings, planned }: MonthCalendar): (OfDay & { day: Day })[] {
  const days: (OfDay & { day: Day })[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    days.push({
      day,
      meetings: meetings.filter(({ on }) => on === day),
      planned: planned.filter(({ on }) => on === day),
    });
  }
  return days;
}

/** 休 for a weekday off, 班 for a weekend day that is worked; an ordinary day says nothing. */
function dayMark(day: Day): "dayOff" | "workingDay" | null {
  const weekend = weekdayOf(day) >= 5;
  if (isWorkDay(day)) return weekend ? "workingDay" : null;
  return weekend ? null : "dayOff";
}

function Entries({ meetings, planned }: OfDay) {
  const { t } = useMeetingWords();
  return (
    <ul className="grid gap-1">
      {meetings.map(({ id, startTime, series, state, place }) => (
        <li key={id}>
          <Link
            prefetch={false}
            href={`/meetings/${id}`}
            title={place}
            className={`block rounded-sm border-l-2 border-accent bg-accent-weak px-1.5 py-0.5 text-xs leading-snug hover:underline ${state === "cancelled" ? "line-through" : ""}`}
          >
            <span className="tabular-nums">{startTime}</span> {series.name}
            {state !== "preparing" && <span className="text-ink-2"> · {t(`states.${state}`)}</span>}
          </Link>
        </li>
      ))}
      {planned.map(({ series, startTime }) => (
        <li key={series.id}>
          <Link
            prefetch={false}
            href={`/meetings/series/${series.id}`}
            className="block rounded-sm border-l-2 border-line-2 px-1.5 py-0.5 text-xs leading-snug text-ink-2 hover:underline"
          >
            <span className="tabular-nums">{startTime}</span> {series.name} · {t("calendar.planned")}
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** A month as a wall calendar where there is room, as a list of its days with meetings on a phone. */
export function MonthGrid({ month, calendar }: { month: string; calendar: MonthCalendar }) {
  const { t, weekday, day: dayText } = useMeetingWords();
  const days = daysOf(calendar);
  const weeks = Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7));
  const mark = (day: Day) => {
    const code = dayMark(day);
    return (
      code && <span className="rounded-sm border border-line-2 px-1 text-xs">{t(`calendar.${code}`)}</span>
    );
  };
  const busy = days.filter(
    ({ day, meetings, planned }) => periodOf(day) === month && meetings.length + planned.length > 0,
  );
  return (
    <>
      <div className="overflow-clip rounded-lg border border-line bg-surface max-md:hidden">
        <table className="w-full table-fixed border-separate border-spacing-0">
          <caption className="sr-only">{t("calendar.title")}</caption>
          <thead>
            <tr>
              {weekdayCodes.map((code) => (
                <th
                  key={code}
                  scope="col"
                  className="border-b border-line-2 px-2 py-2 text-left text-xs font-medium text-ink-2"
                >
                  {t(`weekdays.${code}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeks.map((week) => (
              <tr key={week[0]?.day}>
                {week.map(({ day, ...entries }) => (
                  <td
                    key={day}
                    className={`h-24 border-r border-b border-line p-1.5 align-top last:border-r-0 ${isWorkDay(day) ? "" : "bg-page"}`}
                  >
                    <div
                      className={`mb-1 flex items-center gap-1.5 px-0.5 tabular-nums ${periodOf(day) === month ? "" : "text-ink-2"}`}
                    >
                      <time
                        dateTime={day}
                        className={day === calendar.today ? "font-semibold text-accent underline" : ""}
                      >
                        {Number(day.slice(8))}
                      </time>
                      {day === calendar.today && (
                        <span className="text-xs text-accent">{t("calendar.today")}</span>
                      )}
                      {mark(day)}
                    </div>
                    <Entries {...entries} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="md:hidden">
        {busy.length === 0 ? (
          <p className="text-ink-2">{t("calendar.empty")}</p>
        ) : (
          <ol className="divide-y divide-line rounded-lg border border-line bg-surface">
            {busy.map(({ day, ...entries }) => (
              <li key={day} className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-3 px-3.5 py-2.5">
                <span className={day === calendar.today ? "font-semibold text-accent" : ""}>
                  {dayText(day, false)} {weekday(day)} {mark(day)}
                </span>
                <Entries {...entries} />
              </li>
            ))}
          </ol>
        )}
      </div>
    </>
  );
}
