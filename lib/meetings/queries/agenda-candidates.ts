import "server-only";
import { dayIn, startOfDay } from "@/lib/core/clock";
import { fromDay, toDay } from "@/lib/core/convert";
import type { Tx } from "@/lib/core/db";
import { addDays, type Day, type Period } from "@/lib/core/periods";
import type { Prisma } from "@/lib/generated/prisma/client";
import { lampCandidates, lampPeriodOf } from "@/lib/meetings/queries/lamp-candidates";
import { seriesIssues } from "@/lib/meetings/queries/series-scope";
import { type AgendaWhy, type Candidate, type LampLine, noProgressRun } from "@/lib/meetings/rules/agenda";
import type { SeriesScope } from "@/lib/meetings/rules/scope";

type Meeting = { id: string; seriesId: string; on: Day; scope: SeriesScope };

const candidate = (
  section: Candidate["section"],
  about: { issueId: string } | { unitId: string } | { key: string },
  why: AgendaWhy,
): Candidate => {
  const issueId = "issueId" in about ? about.issueId : null;
  const unitId = "unitId" in about ? about.unitId : null;
  const key = issueId ?? unitId ?? ("key" in about ? about.key : "");
  return { section, key: `${section}:${key}`, issueId, unitId, why };
};

/** ① 上次会议问题对照检查: what the series has studied at its published meetings and is not closed. */
async function checks(tx: Tx, { seriesId }: Meeting): Promise<Candidate[]> {
  const rows = await tx.issue.findMany({
    where: {
      state: { not: "closed" },
      studies: { some: { meeting: { seriesId, state: "published" } } },
    },
    select: {
      id: true,
      studies: {
        where: { meeting: { seriesId, state: "published" } },
        select: { result: true, on: true, meetingId: true, meeting: { select: { ordinal: true } } },
        orderBy: [{ on: "asc" }, { meeting: { ordinal: "asc" } }],
      },
    },
    orderBy: [{ deadline: { sort: "asc", nulls: "last" } }, { number: "asc" }],
  });
  return rows.flatMap(({ id, studies }) => {
    const last = studies.at(-1);
    if (!last) return [];
    const from = { meetingId: last.meetingId, ordinal: last.meeting.ordinal ?? 0, on: toDay(last.on) };
    const results = studies.map(({ result }) => result);
    const times = results.filter((result) => result !== "decided").length;
    return candidate(
      "check",
      { issueId: id },
      times === 0
        ? { code: "DECIDED", ...from }
        : { code: "CARRIED", ...from, times, noProgressRun: noProgressRun(results) },
    );
  });
}

/** ④ Issues at the series' level that it has never studied: escalated to it, or raised at it. */
async function newIssues(tx: Tx, { seriesId, scope }: Meeting): Promise<Candidate[]> {
  const rows = await tx.issue.findMany({
    where: {
      ...seriesIssues(scope),
      level: scope.level,
      state: { in: ["registered", "assigned", "working", "closing"] },
      studies: { none: { meeting: { seriesId, state: "published" } } },
    },
    select: {
      id: true,
      raisedAt: true,
      escalations: {
        where: { to: scope.level },
        orderBy: { at: "desc" },
        take: 1,
        select: { cause: true, from: true, at: true },
      },
    },
    orderBy: [{ levelSince: "asc" }, { number: "asc" }],
  });
  return rows.map(({ id, raisedAt, escalations: [escalation] }) =>
    candidate(
      "issue",
      { issueId: id },
      escalation
        ? { code: "ESCALATED", cause: escalation.cause, from: escalation.from, on: dayIn(escalation.at) }
        : { code: "RAISED", on: dayIn(raisedAt) },
    ),
  );
}

/** ③ 现场交账: units with red lamps, with overdue issues, or whose account to this series falls due. */
async function accounts(
  tx: Tx,
  { seriesId, on, scope }: Meeting,
  red: readonly LampLine[],
): Promise<Candidate[]> {
  const running = { state: { in: ["assigned", "working"] } } satisfies Prisma.IssueWhereInput;
  const [overdue, promised] = await Promise.all([
    tx.issue.groupBy({
      by: ["leadUnitId"],
      where: { ...seriesIssues(scope), ...running, deadline: { lt: fromDay(on) } },
      _count: true,
    }),
    tx.issue.groupBy({
      by: ["leadUnitId"],
      where: {
        ...running,
        deadline: { lte: fromDay(on) },
        decisions: { some: { meeting: { seriesId, state: "published" } } },
      },
      _count: true,
    }),
  ]);
  const units = new Map<string, { red: number; overdue: number; promised: number }>();
  const count = (unitId: string | null, what: "red" | "overdue" | "promised", by: number) => {
    if (!unitId) return;
    const unit = units.get(unitId) ?? { red: 0, overdue: 0, promised: 0 };
    unit[what] += by;
    units.set(unitId, unit);
  };
  for (const line of red) count(line.unitId, "red", 1);
  for (const row of overdue) count(row.leadUnitId, "overdue", row._count);
  for (const row of promised) count(row.leadUnitId, "promised", row._count);
  const names = await tx.unit.findMany({
    where: { id: { in: [...units.keys()] } },
    select: { id: true, name: true },
  });
  const nameOf = new Map(names.map(({ id, name }) => [id, name]));
  return [...units]
    .sort(
      ([a, one], [b, other]) =>
        other.red - one.red ||
        other.overdue - one.overdue ||
        other.promised - one.promised ||
        (nameOf.get(a) ?? "").localeCompare(nameOf.get(b) ?? "", "zh"),
    )
    .map(([unitId, counts]) => candidate("account", { unitId }, { code: "ACCOUNT", ...counts }));
}

/** Everything that belongs on a meeting's agenda by itself, in its order, and the period whose lamps it hears. */
export async function agendaCandidates(
  tx: Tx,
  meeting: Meeting,
): Promise<{ period: Period | null; due: Candidate[] }> {
  const last = await tx.meeting.findFirst({
    where: { seriesId: meeting.seriesId, state: "published" },
    orderBy: { ordinal: "desc" },
    select: { periodId: true },
  });
  const period = await lampPeriodOf(tx, startOfDay(addDays(meeting.on, 1)));
  const lamps = period ? await lampCandidates(tx, meeting.scope, period, last?.periodId === period) : [];
  const red = lamps.flatMap(({ projects }) => projects.filter(({ lamp }) => lamp === "red"));
  const due = [
    ...(await checks(tx, meeting)),
    ...lamps.map(({ change, projects }) =>
      candidate("lamps", { key: change }, { code: "LAMPS", change, period: period ?? "", projects }),
    ),
    ...(await accounts(tx, meeting, red)),
    ...(await newIssues(tx, meeting)),
  ];
  return { period, due };
}
