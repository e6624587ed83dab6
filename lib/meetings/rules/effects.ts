import type { Actor } from "@/lib/auth/permissions";
import type { Day } from "@/lib/core/periods";
import type { IssueFacts } from "@/lib/issues/rules/standing";
import { type IssueReason, type Verb, whyNot } from "@/lib/issues/rules/transitions";
import type { StudyResult } from "@/lib/issues/schema";
import type { AgendaSection, CheckResult } from "@/lib/meetings/rules/kinds";

/** What one item of the agenda will do to the ledger when the minutes are published. */
export type Effect = {
  /** The finding as the issue keeps it; null: it was not come to, and stands as it stood. */
  study: StudyResult | null;
  /** What the meeting does beside it, in this order. */
  acts: Extract<Verb, "requestCloseOut" | "verify" | "escalate">[];
  /** What was said but cannot be done, and why. */
  refused: { verb: Verb; reason: IssueReason | "ALREADY_CLOSED" }[];
};

export type Heard = {
  section: AgendaSection;
  result: CheckResult | null;
  escalates: boolean;
  /** Whether something was decided on it with three fixes. */
  decided: boolean;
};

const NOTHING: Effect = { study: null, acts: [], refused: [] };

/** 销号 by the meeting: verifies what the unit applied for; where nobody applied, applies with the meeting's record. */
function closing(issue: IssueFacts, actor: Actor, today: Day): Pick<Effect, "acts" | "refused"> {
  if (issue.state === "closed") return { acts: [], refused: [{ verb: "verify", reason: "ALREADY_CLOSED" }] };
  const verb = issue.state === "closing" ? "verify" : "requestCloseOut";
  const reason = whyNot(verb, issue, actor, today);
  return reason ? { acts: [], refused: [{ verb, reason }] } : { acts: [verb], refused: [] };
}

/** domain.md, Meetings: *closed* starts the close-out verification; a meeting may send an issue one level up. */
export function effectOf(heard: Heard, issue: IssueFacts, actor: Actor, today: Day): Effect {
  const study = heard.result ?? (heard.decided ? "decided" : null);
  if (study === null && !heard.escalates) return NOTHING;
  const effect: Effect = { study: study ?? "progressing", acts: [], refused: [] };
  if (heard.result === "closed") {
    const { acts, refused } = closing(issue, actor, today);
    effect.acts.push(...acts);
    effect.refused.push(...refused);
  }
  if (heard.escalates) {
    const reason = whyNot("escalate", issue, actor, today);
    if (reason) effect.refused.push({ verb: "escalate", reason });
    else effect.acts.push("escalate");
  }
  return effect;
}

/** Why an item's record cannot be kept as it was said; null: it can. */
export function whyNotRecord({
  section,
  result,
  escalates,
}: {
  section: AgendaSection;
  result: CheckResult | null;
  escalates: boolean;
}): "RESULT_NOT_OF_ISSUE" | "CLOSED_AND_ESCALATED" | null {
  if (section !== "check" && section !== "issue" && (result !== null || escalates))
    return "RESULT_NOT_OF_ISSUE";
  return result === "closed" && escalates ? "CLOSED_AND_ESCALATED" : null;
}
