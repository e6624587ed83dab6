import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/auth/permissions";
import { dayIn } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import {
  acceptIssue,
  instructIssue,
  reportProgress,
  sendBackIssue,
} from "@/lib/issues/commands/answer-issue";
import { assignIssue } from "@/lib/issues/commands/assign-issue";
import { reopenIssue, requestCloseOut, verifyCloseOut } from "@/lib/issues/commands/close-out-issue";
import { escalateIssue } from "@/lib/issues/commands/escalate-issue";
import { decideExtension, requestExtension } from "@/lib/issues/commands/extend-issue";
import { decideShelving, requestShelving, resumeIssue } from "@/lib/issues/commands/shelve-issue";
import { factFields, toFacts } from "@/lib/issues/queries/issue-facts";
import { maySeeIssue } from "@/lib/issues/rules/standing";
import { isTheirs, stateAfter, transitions, type Verb, verbs, whyNot } from "@/lib/issues/rules/transitions";
import { type IssueState, issueStates } from "@/lib/issues/schema";
import { clockActor } from "@/lib/jobs/actor";
import { freshDatabase } from "@/tests/support/database";
import { makeProject, on } from "@/tests/support/factories";
import { type Cast, fixesFor, issueAt, lastEventOf, MONDAY, makeCast } from "@/tests/support/ledger";

let cast: Cast;
let projectId: string;

beforeAll(async () => {
  await freshDatabase();
  cast = await makeCast();
  projectId = await makeProject({ responsibleUnit: "市住建局", regionCode: "512021" });
});

const later = on(MONDAY, "15:00");

/** Each verb of the table by its command. */
const doing: Record<Verb, (actor: Actor, issueId: string) => Promise<unknown>> = {
  assign: (actor, issueId) => assignIssue(actor, { issueId, ...fixesFor(cast) }, later),
  accept: (actor, issueId) => acceptIssue(actor, { issueId }, later),
  sendBack: (actor, issueId) => sendBackIssue(actor, { issueId, reason: "属市规划局职责" }, later),
  progress: (actor, issueId) => reportProgress(actor, { issueId, text: "已签约10户" }, later),
  instruct: (actor, issueId) => instructIssue(actor, { issueId, text: "务必月底前解决" }, later),
  requestExtension: (actor, issueId) =>
    requestExtension(actor, { issueId, deadline: "2017-07-10", reason: "需省厅批复" }, later),
  approveExtension: (actor, issueId) => decideExtension(actor, { issueId, decision: "approve" }, later),
  refuseExtension: (actor, issueId) =>
    decideExtension(actor, { issueId, decision: "refuse", remark: "按期完成" }, later),
  escalate: (actor, issueId) => escalateIssue(actor, { issueId, reason: "县级难以协调" }, later),
  requestShelving: (actor, issueId) =>
    requestShelving(actor, { issueId, reason: "待政策", reviewOn: "2017-07-03" }, later),
  approveShelving: (actor, issueId) => decideShelving(actor, { issueId, decision: "approve" }, later),
  refuseShelving: (actor, issueId) =>
    decideShelving(actor, { issueId, decision: "refuse", remark: "继续办理" }, later),
  resume: (actor, issueId) => resumeIssue(actor, { issueId }, later),
  requestCloseOut: async (actor, issueId) =>
    requestCloseOut(actor, { issueId, text: "已完成", traceSequence: await lastEventOf(issueId) }, later),
  verify: (actor, issueId) => verifyCloseOut(actor, { issueId, decision: "close" }, later),
  returnCloseOut: (actor, issueId) =>
    verifyCloseOut(actor, { issueId, decision: "return", remark: "照片看不出位置" }, later),
  reopen: (actor, issueId) => reopenIssue(actor, { issueId, reason: "又有2户反悔" }, later),
};

const standing = async (issueId: string) => {
  const row = await db().issue.findUniqueOrThrow({ where: { id: issueId }, select: factFields });
  return { facts: toFacts(row), row };
};

const eventsOf = (issueId: string) => db().traceEvent.count({ where: { subjectId: issueId } });

/** An issue in the state, with the request that the verb decides on waiting. */
async function ready(verb: Verb, state: IssueState): Promise<string> {
  const issueId = await issueAt(state, cast, projectId);
  if (!transitions[verb].from.includes(state)) return issueId;
  if (/^(approve|refuse)Extension$/.test(verb)) await doing.requestExtension(cast.lead, issueId);
  if (/^(approve|refuse)Shelving$/.test(verb)) await doing.requestShelving(cast.lead, issueId);
  return issueId;
}

const attempt = (verb: Verb, actor: Actor, issueId: string): Promise<AppError | null> =>
  doing[verb](actor, issueId).then(
    () => null,
    (error: unknown) => {
      if (error instanceof AppError) return error;
      throw error;
    },
  );

const everybody = (): Actor[] => [...Object.values(cast), clockActor];

/** Everybody who is refused tries; nothing has changed afterwards. Answers who is not refused. */
async function refusedLeaveNoMark(verb: Verb, issueId: string, who: Actor[]): Promise<Actor[]> {
  const { facts, row } = await standing(issueId);
  const before = await eventsOf(issueId);
  const allowed: Actor[] = [];
  for (const actor of who) {
    const reason = whyNot(verb, facts, actor, dayIn(later.now));
    if (reason === null) {
      allowed.push(actor);
      continue;
    }
    const outcome = await attempt(verb, actor, issueId);
    const code = reason === transitions[verb].otherwise ? "FORBIDDEN" : "RULE_VIOLATION";
    expect([outcome?.code, outcome?.reason], `${facts.state} ${verb} ${actor.name}`).toEqual(
      maySeeIssue(facts, actor) ? [code, reason] : ["NOT_FOUND", "NOT_FOUND"],
    );
  }
  expect((await standing(issueId)).row).toEqual(row);
  expect(await eventsOf(issueId)).toBe(before);
  return allowed;
}

describe("每一个动作、每一个角色，在它的状态里", () => {
  for (const verb of verbs) {
    it(`${verb}：许的做得成并留痕，不许的什么也不变`, async () => {
      const state = transitions[verb].from.at(-1) ?? "registered";
      let issueId = await ready(verb, state);
      const allowed = await refusedLeaveNoMark(verb, issueId, everybody());
      expect(allowed.length).toBeGreaterThan(0);
      for (const actor of allowed) {
        const { row } = await standing(issueId);
        const before = await eventsOf(issueId);
        expect(await attempt(verb, actor, issueId), `${verb} ${actor.name}`).toBeNull();
        const now = await standing(issueId);
        expect(now.row.state).toBe(stateAfter(verb, state, row.acceptedAt !== null));
        expect(now.row.version).toBe(row.version + 1);
        expect(await eventsOf(issueId)).toBe(before + 1);
        if (actor !== allowed.at(-1)) issueId = await ready(verb, state);
      }
    });
  }
});

describe("不在它的状态里，谁也不行", () => {
  for (const state of issueStates) {
    it(`${state}`, async () => {
      const issueId = await issueAt(state, cast, projectId);
      for (const verb of verbs) {
        if (transitions[verb].from.includes(state)) continue;
        const { facts } = await standing(issueId);
        const theirs = everybody().filter((actor) => isTheirs(verb, facts, actor));
        expect(await refusedLeaveNoMark(verb, issueId, theirs)).toEqual([]);
      }
    });
  }
});
