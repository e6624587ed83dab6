import "server-only";
import { type Actor, mayEditRegistry, visibilityOf } from "@/lib/auth/permissions";
import { findChanging } from "@/lib/changes/queries/find-changing";
import { changeFields, changeView } from "@/lib/changes/queries/list-changes";
import { effectiveFrom, withSide } from "@/lib/changes/rules/in-force";
import { whyNotDecide, whyNotWithdraw } from "@/lib/changes/rules/request";
import { type Change, sameValue, standingValue } from "@/lib/changes/rules/value";
import { changeOf } from "@/lib/changes/schema";
import { dayIn } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { notFound } from "@/lib/core/errors";
import { type Period, periodOf, periodsBetween } from "@/lib/core/periods";
import { filesOf } from "@/lib/files/queries";
import { runsBefore } from "@/lib/lamps/queries/light-projects";
import { loadFacts } from "@/lib/lamps/queries/load-facts";
import { ruleSettingsFor } from "@/lib/lamps/queries/rule-versions";
import type { ProjectFacts } from "@/lib/lamps/rules/facts";
import { greenConditions } from "@/lib/lamps/rules/green-conditions";
import { type LampRun, lampOf } from "@/lib/lamps/rules/lamp";
import type { RuleSettings } from "@/lib/lamps/rules/settings";
import { stateAt } from "@/lib/periods/rules";

/** The lamp of `period`, its forerunners from `first` on lit by `facts`, itself by `shown`. */
function lampWith(
  facts: ProjectFacts,
  shown: ProjectFacts,
  [first, period]: [Period, Period],
  settings: RuleSettings,
  start: LampRun | null,
) {
  let run = start;
  for (const month of periodsBetween(first, period)) {
    const decision = lampOf(month === period ? shown : facts, month, settings, run);
    if (month === period) {
      return decision && { ...decision, turnsGreen: greenConditions(shown, period, settings) };
    }
    run = decision;
  }
  return null;
}

/** What an approval now would do to the lamp of the first month that sees it, by the reports that are there. */
async function effectOf(projectId: string, change: Change, now: Date) {
  const rows = await db().period.findMany({
    select: { id: true, state: true, lockAt: true, revision: true },
    orderBy: { id: "asc" },
  });
  const period = effectiveFrom(
    rows.map((row) => ({ id: row.id, state: stateAt(row, now) })),
    periodOf(dayIn(now)),
  );
  const first = rows.find((row) => row.revision === 0 && row.id < period)?.id ?? period;
  const [[loaded], settings, runs] = await Promise.all([
    loadFacts(db(), { id: projectId }, { through: period }),
    ruleSettingsFor(db(), period),
    runsBefore(db(), first, [projectId]),
  ]);
  if (!loaded) return null;
  const start = runs.get(projectId) ?? null;
  const lamp = (shown: ProjectFacts) => lampWith(loaded.facts, shown, [first, period], settings, start);
  return {
    period,
    reported: loaded.counted !== null,
    without: lamp(loaded.facts),
    with: lamp(withSide(loaded.facts, change, "to")),
  };
}
export type ChangeEffect = NonNullable<Awaited<ReturnType<typeof effectOf>>>;

/** Whether what the request starts from still stands. */
async function isStanding(projectId: string, change: Change): Promise<boolean> {
  const project = await findChanging(db(), projectId);
  const value = project && standingValue(project, change);
  return value !== null && sameValue(value, change.from);
}

/** One request with what it would do, and what this person may do with it. Unseen projects' are "not found". */
export async function getChange(actor: Actor, id: string, now: Date) {
  const row = await db().planChange.findUnique({
    where: { id },
    select: {
      ...changeFields,
      project: { select: { ...changeFields.project.select, responsibleUnitId: true, regionCode: true } },
    },
  });
  if (!row || visibilityOf(actor, row.project) !== "full") throw notFound("change");
  const change = changeOf(row);
  const pending = row.state === "pending";
  const [effect, standing] = pending
    ? await Promise.all([effectOf(row.project.id, change, now), isStanding(row.project.id, change)])
    : [null, true];
  const files = (await filesOf("changeRequest", [id])).get(id) ?? [];
  const { responsibleUnitId: _unit, regionCode: _region, ...project } = row.project;
  return {
    ...changeView({ ...row, project }),
    files,
    /** Only while it waits: what approving now would do. */
    effect,
    /** False: what it starts from has been changed since, so that approving it would be refused. */
    standing,
    mayDecide: mayEditRegistry(actor) && whyNotDecide(row, actor.id) === null,
    mayWithdraw: whyNotWithdraw(row, actor.id) === null,
  };
}
export type ChangeDetail = Awaited<ReturnType<typeof getChange>>;
