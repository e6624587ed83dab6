import type { Actor } from "@/lib/auth/permissions";
import { type Day, daysBetween } from "@/lib/core/periods";
import { HIGHEST_LEVEL, ledgerSettings } from "@/lib/issues/rules/settings";
import { type IssueFacts, type Standing, standingsOf } from "@/lib/issues/rules/standing";
import type { IssueState } from "@/lib/issues/schema";

/** Everything that can be done to an issue, in the order in which it goes through its life. */
export const verbs = [
  "assign",
  "accept",
  "sendBack",
  "progress",
  "instruct",
  "requestExtension",
  "approveExtension",
  "refuseExtension",
  "escalate",
  "requestShelving",
  "approveShelving",
  "refuseShelving",
  "resume",
  "requestCloseOut",
  "verify",
  "returnCloseOut",
  "reopen",
] as const;
export type Verb = (typeof verbs)[number];

export type WhoReason =
  | "LEAD_ONLY"
  | "LEAD_OR_ASSISTING_ONLY"
  | "AUTHORITY_ONLY"
  | "ASSIGNER_ONLY"
  | "LEADER_ONLY"
  | "CONCERNED_ONLY";
export type StateReason =
  | "ISSUE_IS_REGISTERED"
  | "ISSUE_IS_ASSIGNED"
  | "ISSUE_IS_WORKING"
  | "ISSUE_IS_CLOSING"
  | "ISSUE_IS_CLOSED"
  | "ISSUE_IS_SHELVED";
export type GuardReason =
  | "SENT_BACK_ALREADY"
  | "EXTENSION_ALREADY"
  | "EXTENSION_PENDING"
  | "NO_EXTENSION_PENDING"
  | "LEVEL_HIGHEST"
  | "SHELVING_PENDING"
  | "NO_SHELVING_PENDING"
  | "VERIFIER_IS_APPLICANT"
  | "REOPEN_TOO_LATE";
export type IssueReason = WhoReason | StateReason | GuardReason;

type Guard = (issue: IssueFacts, actor: Actor, today: Day) => GuardReason | null;

const unless = (holds: boolean, reason: GuardReason): GuardReason | null => (holds ? null : reason);

const guards = {
  notSentBackYet: (issue) => unless(!issue.sentBackBy.includes(issue.leadUnitId ?? ""), "SENT_BACK_ALREADY"),
  notExtendedYet: (issue) => unless(!issue.extension.granted, "EXTENSION_ALREADY"),
  noExtensionWaits: (issue) => unless(!issue.extension.pending, "EXTENSION_PENDING"),
  extensionWaits: (issue) => unless(issue.extension.pending, "NO_EXTENSION_PENDING"),
  levelAbove: (issue) => unless(issue.level < HIGHEST_LEVEL, "LEVEL_HIGHEST"),
  noShelvingWaits: (issue) => unless(!issue.shelvingPending, "SHELVING_PENDING"),
  shelvingWaits: (issue) => unless(issue.shelvingPending, "NO_SHELVING_PENDING"),
  notApplicant: (issue, actor) => unless(issue.applicantId !== actor.id, "VERIFIER_IS_APPLICANT"),
  closedLately: (issue, _actor, today) =>
    unless(
      issue.closedOn !== null && daysBetween(issue.closedOn, today) <= ledgerSettings.reopenDays,
      "REOPEN_TOO_LATE",
    ),
} satisfies Record<string, Guard>;

export type Transition = {
  /** The verb is possible in these states … */
  from: readonly IssueState[];
  /** … and leads here; null: the state stays. `before`: where it stood before it was shelved. */
  to: IssueState | "before" | null;
  /** … to whoever stands to the issue in one of these ways; others are told this. */
  who: readonly Standing[];
  otherwise: WhoReason;
  /** … when all of these hold, asked in this order. */
  guards: readonly Guard[];
};

const unresolved = ["assigned", "working"] as const;

/**
 * The whole life of an issue: 登记 → 交办 → 办理 → 申请销号 → 销号, with extension, escalation, shelving, return and
 * reopening. Pages, commands and the tests that walk every transition read this one table.
 */
export const transitions: Record<Verb, Transition> = {
  assign: {
    from: ["registered"],
    to: "assigned",
    who: ["authority"],
    otherwise: "AUTHORITY_ONLY",
    guards: [],
  },
  accept: { from: ["assigned"], to: "working", who: ["lead"], otherwise: "LEAD_ONLY", guards: [] },
  sendBack: {
    from: ["assigned"],
    to: "registered",
    who: ["lead"],
    otherwise: "LEAD_ONLY",
    guards: [guards.notSentBackYet],
  },
  progress: {
    from: ["working"],
    to: null,
    who: ["lead", "assisting", "centre"],
    otherwise: "LEAD_OR_ASSISTING_ONLY",
    guards: [],
  },
  instruct: {
    from: ["registered", "assigned", "working", "closing", "shelved"],
    to: null,
    who: ["leader"],
    otherwise: "LEADER_ONLY",
    guards: [],
  },
  requestExtension: {
    from: ["working"],
    to: null,
    who: ["lead"],
    otherwise: "LEAD_ONLY",
    guards: [guards.notExtendedYet, guards.noExtensionWaits],
  },
  approveExtension: {
    from: ["working"],
    to: null,
    who: ["assigner"],
    otherwise: "ASSIGNER_ONLY",
    guards: [guards.extensionWaits, guards.notExtendedYet],
  },
  refuseExtension: {
    from: ["working"],
    to: null,
    who: ["assigner"],
    otherwise: "ASSIGNER_ONLY",
    guards: [guards.extensionWaits],
  },
  escalate: {
    from: ["registered", ...unresolved],
    to: null,
    who: ["lead", "raiser", "authority", "clock"],
    otherwise: "CONCERNED_ONLY",
    guards: [guards.levelAbove],
  },
  requestShelving: {
    from: unresolved,
    to: null,
    who: ["lead", "authority"],
    otherwise: "CONCERNED_ONLY",
    guards: [guards.noShelvingWaits],
  },
  approveShelving: {
    from: unresolved,
    to: "shelved",
    who: ["leader"],
    otherwise: "LEADER_ONLY",
    guards: [guards.shelvingWaits],
  },
  refuseShelving: {
    from: unresolved,
    to: null,
    who: ["leader"],
    otherwise: "LEADER_ONLY",
    guards: [guards.shelvingWaits],
  },
  resume: {
    from: ["shelved"],
    to: "before",
    who: ["authority", "clock"],
    otherwise: "AUTHORITY_ONLY",
    guards: [],
  },
  requestCloseOut: {
    from: ["working"],
    to: "closing",
    who: ["lead", "centre"],
    otherwise: "LEAD_ONLY",
    guards: [],
  },
  verify: {
    from: ["closing"],
    to: "closed",
    who: ["authority"],
    otherwise: "AUTHORITY_ONLY",
    guards: [guards.notApplicant],
  },
  returnCloseOut: {
    from: ["closing"],
    to: "working",
    who: ["authority"],
    otherwise: "AUTHORITY_ONLY",
    guards: [guards.notApplicant],
  },
  reopen: {
    from: ["closed"],
    to: "registered",
    who: ["authority"],
    otherwise: "AUTHORITY_ONLY",
    guards: [guards.closedLately],
  },
};

const stateReasons: Record<IssueState, StateReason> = {
  registered: "ISSUE_IS_REGISTERED",
  assigned: "ISSUE_IS_ASSIGNED",
  working: "ISSUE_IS_WORKING",
  closing: "ISSUE_IS_CLOSING",
  closed: "ISSUE_IS_CLOSED",
  shelved: "ISSUE_IS_SHELVED",
};

/** Whether it is this actor's at all, at some time: else the page does not speak of it. */
export const isTheirs = (verb: Verb, issue: IssueFacts, actor: Actor): boolean => {
  const standing = standingsOf(issue, actor);
  return transitions[verb].who.some((way) => standing.has(way));
};

/** Why the actor cannot do this now: not theirs, not in this state, or a guard; null when they can. */
export function whyNot(verb: Verb, issue: IssueFacts, actor: Actor, today: Day): IssueReason | null {
  const { from, otherwise, guards: asked } = transitions[verb];
  if (!isTheirs(verb, issue, actor)) return otherwise;
  if (!from.includes(issue.state)) return stateReasons[issue.state];
  for (const guard of asked) {
    const reason = guard(issue, actor, today);
    if (reason) return reason;
  }
  return null;
}

/** The state that follows; `acceptedBefore` tells where a shelved one comes back to. */
export function stateAfter(verb: Verb, state: IssueState, acceptedBefore: boolean): IssueState {
  const { to } = transitions[verb];
  if (to === "before") return acceptedBefore ? "working" : "assigned";
  return to ?? state;
}

/** What the page offers this actor now, and of the rest that is theirs at some time, why not. */
export const actsOf = (
  issue: IssueFacts,
  actor: Actor,
  today: Day,
): { verb: Verb; whyNot: IssueReason | null }[] =>
  verbs
    .filter((verb) => isTheirs(verb, issue, actor))
    .map((verb) => ({ verb, whyNot: whyNot(verb, issue, actor, today) }));

/** Whose turn it is and for what. */
export type Wanted =
  | "assignment"
  | "acceptance"
  | "extensionDecision"
  | "shelvingDecision"
  | "result"
  | "verification"
  | "review"
  | "nothing";

export function wantedOf(issue: IssueFacts): Wanted {
  if (issue.shelvingPending && unresolved.some((state) => state === issue.state)) return "shelvingDecision";
  if (issue.extension.pending && issue.state === "working") return "extensionDecision";
  const by: Record<IssueState, Wanted> = {
    registered: "assignment",
    assigned: "acceptance",
    working: "result",
    closing: "verification",
    closed: "nothing",
    shelved: "review",
  };
  return by[issue.state];
}
