import { type Day, daysBetween } from "@/lib/core/periods";
import { medianOf } from "@/lib/issues/rules/statistics";
import type { IssueState } from "@/lib/issues/schema";

/** An item that a published meeting decided, as it stands today. */
export type FollowedItem = {
  series: string;
  meetingId: string;
  ordinal: number;
  on: Day;
  unit: string;
  state: IssueState;
  deadline: Day | null;
  /** The day of the close-out request that waits or was verified: nothing is late after it. */
  closingOn: Day | null;
  closedOn: Day | null;
  /** At how many meetings it was checked and stayed open. */
  carried: number;
};

export type FollowUpCounts = {
  decided: number;
  /** Struck off, asked for by the deadline. */
  closedInTime: number;
  /** Struck off, asked for after the deadline. */
  closedLate: number;
  /** Open and past the deadline. */
  overdue: number;
  /** Open, its time still running or put aside. */
  running: number;
  /** Checked at a later meeting at least once and still open. */
  carried: number;
};

export type Standing = "closedInTime" | "closedLate" | "overdue" | "running";

/** How an item stands: by the day on which its striking off was asked for, against its deadline. */
export function standingOf({ state, deadline, closingOn, closedOn }: FollowedItem, today: Day): Standing {
  const answered = closingOn ?? closedOn;
  if (state === "closed") {
    return deadline !== null && answered !== null && answered > deadline ? "closedLate" : "closedInTime";
  }
  if (state === "shelved" || state === "registered" || deadline === null) return "running";
  return (state === "closing" && closingOn !== null ? closingOn : today) > deadline ? "overdue" : "running";
}

export function countFollowed(items: readonly FollowedItem[], today: Day): FollowUpCounts {
  const counts = {
    decided: items.length,
    closedInTime: 0,
    closedLate: 0,
    overdue: 0,
    running: 0,
    carried: 0,
  };
  for (const item of items) {
    counts[standingOf(item, today)]++;
    if (item.carried > 0 && item.state !== "closed") counts.carried++;
  }
  return counts;
}

function grouped<K extends string>(items: readonly FollowedItem[], keyOf: (item: FollowedItem) => K) {
  const groups = new Map<K, FollowedItem[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups];
}

/** What of the meetings' decisions is closed, late, carried: in all, by meeting, by unit (worst first), by series. */
export function followUpOf(items: readonly FollowedItem[], today: Day) {
  const worstFirst = (a: FollowUpCounts, b: FollowUpCounts) =>
    b.overdue - a.overdue || b.carried - a.carried || b.decided - a.decided;
  return {
    all: countFollowed(items, today),
    meetings: grouped(items, ({ meetingId }) => meetingId)
      .flatMap(([meetingId, own]) => {
        const [first] = own;
        if (!first) return [];
        const { series, ordinal, on } = first;
        return [{ meetingId, series, ordinal, on, ...countFollowed(own, today) }];
      })
      .sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : a.series.localeCompare(b.series, "zh"))),
    units: grouped(items, ({ unit }) => unit)
      .map(([unit, own]) => ({ unit, ...countFollowed(own, today) }))
      .sort(worstFirst),
    series: grouped(items, ({ series }) => series)
      .map(([series, own]) => ({ series, ...countFollowed(own, today) }))
      .sort(worstFirst),
  };
}
export type FollowUp = ReturnType<typeof followUpOf>;

/** An issue of the year for the statistics of levels. */
export type LevelledIssue = {
  level: number;
  firstLevel: number;
  state: IssueState;
  raisedOn: Day;
  closedOn: Day | null;
};

/** Where issues get resolved: at each level, how many came in, were closed there, and went on upwards. */
export function levelsOf(issues: readonly LevelledIssue[]) {
  return [1, 2, 3].map((level) => {
    const reached = issues.filter((issue) => issue.firstLevel <= level && issue.level >= level);
    const closed = reached.filter((issue) => issue.level === level && issue.state === "closed");
    return {
      level,
      reached: reached.length,
      closed: closed.length,
      open: reached.filter((issue) => issue.level === level && issue.state !== "closed").length,
      escalated: reached.filter((issue) => issue.level > level).length,
      medianDays: medianOf(
        closed.flatMap(({ raisedOn, closedOn }) => (closedOn ? [daysBetween(raisedOn, closedOn)] : [])),
      ),
    };
  });
}
export type LevelCounts = ReturnType<typeof levelsOf>[number];
