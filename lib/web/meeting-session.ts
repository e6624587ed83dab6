import "server-only";
import type { Actor } from "@/lib/auth/permissions";
import { businessNow } from "@/lib/core/clock";
import { AppError, forbidden } from "@/lib/core/errors";
import type { Once } from "@/lib/core/transaction";
import { addAgendaItem } from "@/lib/meetings/commands/add-agenda-item";
import { amendDecision, decide, dropDecision } from "@/lib/meetings/commands/decide";
import { recordItem } from "@/lib/meetings/commands/record-item";
import {
  addAttendance,
  concludeMeeting,
  recordAllPresent,
  recordAttendance,
  resumeMeeting,
  startMeeting,
} from "@/lib/meetings/commands/run-meeting";
import { standAt } from "@/lib/meetings/commands/stand-at";
import { getMeeting, type MeetingView } from "@/lib/meetings/queries/get-meeting";
import { type SessionAct, sessionAct } from "@/lib/meetings/rules/session-acts";
import { guarded } from "@/lib/web/download";
import type { FormError } from "@/lib/web/form-state";
import { isOwnOrigin } from "@/lib/web/origin";
import { refusalOf, STATUS } from "@/lib/web/refusal";
import { originSettings, requestOrigin, requireSignedIn } from "@/lib/web/session";

/** A meeting as its session's pages hold it; of two, the one whose reading began later is the newer. */
export type Snapshot = MeetingView & { takenAt: number };

/** What the clerk's page gets: what its act made, or why not; and the meeting as it stands now. */
export type ActAnswer =
  | { done: { id: string; version?: number }; view: Snapshot }
  | { error: FormError; view?: Snapshot };

/** The whole meeting, for whoever reads all of it. */
export async function snapshotOf(actor: Actor, meetingId: string): Promise<Snapshot> {
  const takenAt = Date.now();
  const view = await getMeeting(actor, meetingId, await businessNow());
  if (view.standing !== "hold" && view.standing !== "full") throw forbidden("MEETING_NOT_YOURS");
  return { ...view, takenAt };
}

type Context = { now: Date; once?: Once | undefined };

type Done = { id: string; version?: number };
type Input<K extends SessionAct["act"]> = Extract<SessionAct, { act: K }>["input"];

const commands: {
  [K in SessionAct["act"]]: (actor: Actor, input: Input<K>, context: Context) => Promise<Done>;
} = {
  record: recordItem,
  decide,
  amend: amendDecision,
  drop: dropDecision,
  attendance: recordAttendance,
  allPresent: recordAllPresent,
  addAttendance,
  addItem: addAgendaItem,
  start: startMeeting,
  conclude: concludeMeeting,
  resume: resumeMeeting,
  stand: standAt,
};

const run = <K extends SessionAct["act"]>(
  actor: Actor,
  { act, input }: { act: K; input: Input<K> },
  context: Context,
): Promise<Done> => commands[act](actor, input, context);

const LONGEST = 64_000;

async function actOf(request: Request): Promise<SessionAct | null> {
  const text = await request.text();
  if (text.length > LONGEST) return null;
  try {
    return sessionAct.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/**
 * One act of the clerk, as a request that may be sent again after a cut line: with its `Idempotency-Key` it is done
 * once. Cookie-authenticated, so it must come from one of our own pages.
 */
export async function takeAct(request: Request, meetingId: string): Promise<Response> {
  const requestId = crypto.randomUUID();
  const answer = (body: ActAnswer, status = 200): Response =>
    Response.json(body, { status, headers: guarded(requestId) });
  let actor: Actor | undefined;
  try {
    if (!isOwnOrigin(await requestOrigin(), originSettings())) throw forbidden("FOREIGN_ORIGIN");
    actor = await requireSignedIn();
    const act = await actOf(request);
    if (!act) {
      return answer(
        { error: { code: "INVALID_INPUT", reason: "INVALID_INPUT", detail: {} } },
        STATUS.INVALID_INPUT,
      );
    }
    const key = request.headers.get("idempotency-key");
    if (key && !/^[\x21-\x7e]{1,200}$/.test(key))
      throw new AppError("RULE_VIOLATION", "IDEMPOTENCY_KEY_FORM");
    const done = await run(actor, act, {
      now: await businessNow(),
      once: key ? { key, request: act } : undefined,
    });
    return answer({
      done: { id: done.id, ...(done.version ? { version: done.version } : {}) },
      view: await snapshotOf(actor, meetingId),
    });
  } catch (error) {
    const refusal = refusalOf(error, { requestId, what: "act failed" });
    // What somebody else wrote meanwhile stands beside what was refused.
    const view =
      actor && refusal.code === "CONFLICT"
        ? await snapshotOf(actor, meetingId).catch(() => undefined)
        : undefined;
    return answer({ error: refusal, ...(view ? { view } : {}) }, STATUS[refusal.code]);
  }
}
