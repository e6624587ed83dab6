import { type Change, type Changing, sameValue, type Target } from "@/lib/changes/rules/value";
import { type LockedField, lockedFieldsOf } from "@/lib/projects/rules/locked-fields";

export const changeReasons = [
  "land",
  "approval",
  "funding",
  "design",
  "forceMajeure",
  "policy",
  "other",
] as const;

export type ChangeReason = (typeof changeReasons)[number];

export const changeStates = ["pending", "approved", "refused", "withdrawn"] as const;
export type ChangeState = (typeof changeStates)[number];

const DAY_MS = 86_400_000;
/** Precautionary extensions shortly before the lock are the known abuse 临期申请. */
const LAST_DAYS = 5;

/** True for a request in the last five days before the lock of the period that is being filed. */
export const isLastMinute = (requestedAt: Date, lockAt: Date | null): boolean =>
  lockAt !== null && requestedAt < lockAt && lockAt.getTime() - requestedAt.getTime() <= LAST_DAYS * DAY_MS;

/** The name under which the registry locks it. */
function lockedField({ what, target }: Target): LockedField {
  if (what === "milestone") return `milestones.${target}`;
  return what === "plan" ? `plans.${Number(target)}` : what;
}

/** True for what only a request may change (`lockedFieldsOf`). */
export const isLocked = (project: Pick<Changing, "plans" | "milestones">, target: Target): boolean =>
  lockedFieldsOf(project, project.plans).includes(lockedField(target));

export type RequestRefusal =
  | "CHANGE_NOTHING"
  | "CHANGE_NOT_LOCKED"
  | "CHANGE_MILESTONE_REACHED"
  | "CHANGE_PROJECT_FINISHED"
  | "CHANGE_BEFORE_START";

/** Why a change cannot be asked for, or null. */
export function whyNotRequest(project: Changing, change: Change): RequestRefusal | null {
  if (!isLocked(project, change)) return "CHANGE_NOT_LOCKED";
  if (sameValue(change.from, change.to)) return "CHANGE_NOTHING";
  if (change.what === "plan") return null;
  if (project.actualCompletion !== null && change.what !== "plannedStart") return "CHANGE_PROJECT_FINISHED";
  const { day } = change.to;
  if (change.what === "milestone") {
    const reached = project.milestones.find((item) => item.name === change.target)?.actual ?? null;
    return reached === null ? null : "CHANGE_MILESTONE_REACHED";
  }
  const start = change.what === "plannedStart" ? day : project.plannedStart;
  const completion = change.what === "plannedCompletion" ? day : project.plannedCompletion;
  return start !== null && completion !== null && completion < start ? "CHANGE_BEFORE_START" : null;
}

/** A request as far as who may end it depends on it. */
export type Asked = { state: ChangeState; requestedById: string; onBehalfOf: string | null };

/**
 * Why this person may not decide a request. Nobody grants their own wish; what the centre entered on a unit's
 * behalf is the unit's wish, so that an office of one can still decide it.
 */
export function whyNotDecide(asked: Asked, actorId: string): "CHANGE_DECIDED" | "CHANGE_OWN" | null {
  if (asked.state !== "pending") return "CHANGE_DECIDED";
  return asked.requestedById === actorId && asked.onBehalfOf === null ? "CHANGE_OWN" : null;
}

/** Only whoever asked takes a request back, and only until it is decided. */
export function whyNotWithdraw(asked: Asked, actorId: string): "CHANGE_DECIDED" | "CHANGE_NOT_OWN" | null {
  if (asked.requestedById !== actorId) return "CHANGE_NOT_OWN";
  return asked.state === "pending" ? null : "CHANGE_DECIDED";
}
