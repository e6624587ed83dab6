import type { Day } from "@/lib/core/periods";

/** What only a change request may change: by the names that `updateProjectInput` and the plans use. */
export type LockedField = "plannedStart" | "plannedCompletion" | `milestones.${string}` | `plans.${number}`;

export type LockablePlan = { year: number; confirmed: boolean };

/**
 * What is locked of a project: from the confirmation of any year's plan on its planned start and completion and
 * the planned days of the milestones that it has, and of each confirmed year the amounts (domain.md, Project:
 * "from then on it is locked"). What was reached, weights and new milestones stay open.
 */
export function lockedFieldsOf(
  project: { milestones: readonly { name: string }[] },
  plans: readonly LockablePlan[],
): LockedField[] {
  const confirmed = plans.filter((plan) => plan.confirmed);
  if (confirmed.length === 0) return [];
  return [
    "plannedStart",
    "plannedCompletion",
    ...project.milestones.map(({ name }): LockedField => `milestones.${name}`),
    ...confirmed.map(({ year }): LockedField => `plans.${year}`),
  ];
}

export type LockableFacts = {
  plannedStart: Day | null;
  plannedCompletion: Day | null;
  milestones: readonly { name: string; planned: Day }[];
};

/** The locked fields that a change touches; a milestone that is renamed or left out is touched. Absent = unchanged. */
export function lockedChanges(
  locked: readonly LockedField[],
  stands: LockableFacts,
  change: { [Field in keyof LockableFacts]?: LockableFacts[Field] | null | undefined },
): LockedField[] {
  const days = (["plannedStart", "plannedCompletion"] as const).filter(
    (field) => change[field] !== undefined && (change[field] ?? null) !== stands[field],
  );
  const planned = new Map((change.milestones ?? []).map((item) => [item.name, item.planned]));
  const milestones = change.milestones
    ? stands.milestones.filter((item) => planned.get(item.name) !== item.planned)
    : [];
  const touched: LockedField[] = [
    ...days,
    ...milestones.map(({ name }): LockedField => `milestones.${name}`),
  ];
  return touched.filter((field) => locked.includes(field));
}
