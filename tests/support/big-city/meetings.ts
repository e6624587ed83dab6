import { addDays, lastDayOf, type Period } from "@/lib/core/periods";
import { bigIssue } from "./issues";
import { REGIONS, regionName } from "./offices";
import { type BigProject, idOf } from "./project";
import { regionCode } from "./rows";
import type { Table, Value } from "./table";

/** Every county's centre meets on the fifth of the month about the month before. */
const seriesId = (region: number): string => idOf(9, region);
/** A month as a number leaves room for the regions of each. */
const meetingId = (region: number, period: Period): string =>
  idOf(10, Number(period.replace("-", "")) * REGIONS + region);
const dayOf = (period: Period): string => addDays(lastDayOf(period), 5);

const regions = Array.from({ length: REGIONS }, (_, region) => region);

/** Series and meetings of all regions: held, with minutes in draft, since files are no rows. */
export const cityMeetings = (
  periods: readonly Period[],
): { name: string; columns: string; rows: Value[][] }[] => [
  {
    name: "meeting_series",
    columns: "id, name, level, region_code, chair, place, rule, starts_on, start_time, minutes",
    rows: regions.map((region) => [
      seriesId(region),
      `${regionName(region)}重点项目调度会`,
      1,
      regionCode(region),
      "分管副县长",
      "第一会议室",
      "FREQ=MONTHLY;BYMONTHDAY=5",
      dayOf(periods[0] ?? "2017-10"),
      "09:00",
      90,
    ]),
  },
  {
    name: "meeting",
    columns:
      'id, series_id, ordinal, state, occurs_on, "on", start_time, minutes, place, chair, period_id, built_at, ' +
      "started_at, concluded_at",
    rows: periods.flatMap((period, at) =>
      regions.map((region): Value[] => {
        const on = dayOf(period);
        return [
          meetingId(region, period),
          seriesId(region),
          at + 1,
          "drafted",
          on,
          on,
          "09:00",
          90,
          "第一会议室",
          "分管副县长",
          period,
          `${on}T00:30:00.000Z`,
          `${on}T01:00:00.000Z`,
          `${on}T02:30:00.000Z`,
        ];
      }),
    ),
  },
];

/** The meetings that check the project's problem: each from its assignment until it is closed or the city's last. */
function checks(one: BigProject) {
  const issue = bigIssue(one);
  if (!issue || issue.state === "registered") return [];
  return one.decisions
    .map(({ period }) => ({ period, on: dayOf(period) }))
    .filter(({ on }) => on > issue.assignedOn && (!issue.closedOn || on <= issue.closedOn))
    .map((meeting, times) => ({ ...meeting, issue, times }));
}

export const agendaItems: Table = {
  name: "agenda_item",
  columns:
    "id, meeting_id, section, key, position, origin, issue_id, why, result, remark, heard_at, heard_by_name",
  rowsOf: (one) =>
    checks(one).map(({ issue, period, on, times }, at) => [
      idOf(100 + at, one.index),
      meetingId(one.region, period),
      "check",
      `check:${issue.id}`,
      one.index,
      "built",
      issue.id,
      JSON.stringify({
        code: "CARRIED",
        meetingId: meetingId(one.region, period),
        ordinal: 1,
        on,
        times,
        noProgressRun: 0,
      }),
      on < issue.deadline ? "not_due" : "progressing",
      "牵头单位汇报进展，按议定时限办结。",
      `${on}T01:30:00.000Z`,
      "记录员",
    ]),
};
