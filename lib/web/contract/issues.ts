import { z } from "zod";
import { issueCategories } from "@/lib/issues/rules/kinds";
import {
  acceptBody,
  assignBody,
  closeOutBody,
  decisionBody,
  extensionBody,
  issueKinds,
  issueSources,
  issueStates,
  listIssuesInput,
  progressBody,
  reasonBody,
  registerInput,
  shelvingBody,
  studyResults,
  verifyBody,
} from "@/lib/issues/schema";
import { dayText, endpoint, idParams, listOf, periodText } from "@/lib/web/endpoint";

const unit = z.object({ id: z.uuid(), name: z.string() });
const lamp = z.enum(["red", "yellow", "green"]).nullable().meta({ description: "Ledger lamp, computed" });
const wanted = z.enum([
  "assignment",
  "acceptance",
  "extensionDecision",
  "shelvingDecision",
  "result",
  "verification",
  "review",
  "nothing",
]);

const common = {
  id: z.uuid(),
  number: z.string().meta({ example: "WT-2017-0001" }),
  kind: z.enum(issueKinds),
  category: z.enum(issueCategories),
  title: z.string(),
  source: z.enum(issueSources),
  state: z.enum(issueStates),
  level: z.int().meta({ description: "1 county or task group, 2 centre, 3 city" }),
  project: z.object({ id: z.uuid(), number: z.string(), name: z.string() }).nullable(),
  region: z.object({ code: z.string(), name: z.string() }).nullable(),
  daysLeft: z.int().nullable().meta({ description: "Negative when overdue" }),
  lamp,
  acceptLate: z.boolean(),
  wanted: wanted.meta({ description: "What is wanted next" }),
  carried: z.int().meta({ description: "Times carried over from meeting to meeting" }),
  raisedAt: z.string(),
  closedAt: z.string().nullable(),
  version: z.int(),
};

const listed = z.object({
  ...common,
  leadUnit: unit.nullable(),
  leadPerson: z.string().nullable(),
  deadline: dayText.nullable(),
  mayAssign: z.boolean(),
});

const detail = z.object({
  ...common,
  description: z.string(),
  wantedText: z.string(),
  firstLevel: z.int(),
  round: z.int(),
  raisedBy: z.string(),
  raisedByUnit: z.string().nullable(),
  report: z.object({ id: z.uuid(), period: periodText }).nullable(),
  fixes: z
    .object({
      leadUnit: unit,
      leadPerson: z.string(),
      assistingUnits: z.array(unit),
      deadline: dayText,
      effect: z.string(),
      targetQuantity: z.number().nullable(),
      targetUnit: z.string().nullable(),
    })
    .nullable()
    .meta({ description: "三定; null before the assignment" }),
  assignedAt: z.string().nullable(),
  assignedBy: z.string().nullable(),
  acceptedAt: z.string().nullable(),
  acceptBy: dayText.nullable(),
  escalatesOn: dayText.nullable(),
  extensionAsked: dayText.nullable(),
  reviewOn: dayText.nullable(),
  studies: z.array(
    z.object({ meetingId: z.uuid(), on: dayText, result: z.enum(studyResults), remark: z.string() }),
  ),
  acts: z
    .array(z.object({ verb: z.string(), whyNot: z.string().nullable() }))
    .meta({ description: "What this user can do now, and why not the rest that is theirs" }),
  timeline: z.array(
    z.object({
      sequence: z.int(),
      at: z.string(),
      actorName: z.string(),
      unitName: z.string().nullable(),
      onBehalfOf: z.string().nullable(),
      verb: z.string(),
      before: z.record(z.string(), z.unknown()),
      after: z.record(z.string(), z.unknown()),
      reason: z.string().nullable(),
      files: z.array(z.object({ id: z.uuid(), name: z.string(), bytes: z.int(), sha256: z.string() })),
    }),
  ),
});

const done = z.object({
  id: z.uuid(),
  number: z.string(),
  state: z.enum(issueStates),
  version: z.int(),
});

export const listIssuesCall = endpoint({
  method: "GET",
  path: "/issues",
  summary: "台账：筛选、排序、分页 · the ledger, filtered, sorted, paged",
  query: listIssuesInput,
  answer: listOf(listed),
  write: false,
});

export const registerIssueCall = endpoint({
  method: "POST",
  path: "/issues",
  summary: "登记问题或督办事项 · register a problem or a directive",
  body: registerInput,
  answer: done,
  status: 201,
  write: true,
});

export const getIssueCall = endpoint({
  method: "GET",
  path: "/issues/{id}",
  summary: "一件事项，从登记到销号 · one issue, from registering to striking off",
  params: idParams,
  answer: detail,
  write: false,
});

const act = <const P extends string, B extends z.ZodType>(path: P, summary: string, body: B) =>
  endpoint({
    method: "POST",
    path: `/issues/{id}/${path}`,
    summary,
    params: idParams,
    body,
    answer: done,
    write: true,
  });

export const assignIssueCall = act("assign", "交办，三定 · assign with the three fixes", assignBody);
export const acceptIssueCall = act("accept", "签收 · accept", acceptBody);
export const sendBackIssueCall = act("send-back", "退回交办，一次 · send back, once", reasonBody);
export const progressIssueCall = act("progress", "报告进展 · report progress", progressBody);
export const requestExtensionCall = act(
  "request-extension",
  "申请延期 · ask for an extension",
  extensionBody,
);
export const decideExtensionCall = act("decide-extension", "审批延期 · decide the extension", decisionBody);
export const escalateIssueCall = act("escalate", "提级 · escalate to the next level", reasonBody);
export const shelveIssueCall = act(
  "shelve",
  "申请挂账；市领导以 decision 审批 · ask for shelving; a leader decides with `decision`",
  z.union([shelvingBody, ...decisionBody.options]),
);
export const closeOutIssueCall = act(
  "request-close-out",
  "申请销号 · ask for the striking off",
  closeOutBody,
);
export const verifyIssueCall = act("verify", "核验销号，或退回 · verify, or return", verifyBody);
export const reopenIssueCall = act("reopen", "三十天内重新打开 · reopen within thirty days", reasonBody);
