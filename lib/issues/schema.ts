import { z } from "zod";
import { isDay } from "@/lib/core/periods";
import { fileIds } from "@/lib/files/schema";
import { issueCategories } from "@/lib/issues/rules/kinds";

export const issueKinds = ["problem", "directive"] as const;
export type IssueKind = (typeof issueKinds)[number];

export const issueStates = ["registered", "assigned", "working", "closing", "closed", "shelved"] as const;
export type IssueState = (typeof issueStates)[number];

export const issueSources = ["report", "meeting", "instruction", "inspection", "plan"] as const;
export type IssueSource = (typeof issueSources)[number];

export const studyResults = ["decided", "closed", "progressing", "no_progress", "not_due"] as const;
export type StudyResult = (typeof studyResults)[number];

/** Line breaks and tabs are text; the other control characters are not. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
const isPlainText = (text: string): boolean => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text);

const text = (longest: number) =>
  z.string().trim().min(1, "REQUIRED").max(longest, "TEXT_TOO_LONG").refine(isPlainText, "TEXT_CONTROL");
const reason = text(500);
const day = z.string().refine(isDay, "DAY_INVALID");
const quantity = z.number().positive("AMOUNT_TOO_SMALL").max(1_000_000_000, "AMOUNT_TOO_LARGE");

/** The issue that is meant and the version that somebody saw; absent means not compared. */
export const issueTarget = { issueId: z.uuid(), version: z.int().min(1).optional() };

export const registerInput = z.strictObject({
  kind: z.enum(issueKinds).default("problem"),
  projectId: z.uuid().nullish(),
  category: z.enum(issueCategories),
  title: text(120),
  description: text(2000),
  wanted: z.string().trim().max(1000, "TEXT_TOO_LONG").refine(isPlainText, "TEXT_CONTROL").default(""),
  source: z.enum(issueSources).default("report"),
  /** The monthly report whose problem text it comes from. */
  reportId: z.uuid().nullish(),
});
export type RegisterInput = z.input<typeof registerInput>;

/** 三定: responsibility, deadline, effect; with an optional measurable target. */
const threeFixes = {
  leadUnitId: z.uuid("REQUIRED"),
  leadPerson: text(60),
  assistingUnitIds: z.array(z.uuid()).max(20).default([]),
  deadline: day,
  effect: text(500),
  targetQuantity: quantity.nullish(),
  targetUnit: z.string().trim().max(20, "TEXT_TOO_LONG").refine(isPlainText, "TEXT_CONTROL").nullish(),
};
export const assignBody = z.strictObject({ ...threeFixes, version: issueTarget.version });
export const assignInput = assignBody.extend({ issueId: z.uuid() });
export type AssignInput = z.input<typeof assignInput>;

export const acceptBody = z.strictObject({ version: issueTarget.version });
export const reasonBody = z.strictObject({ reason, version: issueTarget.version });
export const instructBody = z.strictObject({ text: text(2000), version: issueTarget.version });
export const progressBody = instructBody.extend({ files: fileIds });
export const extensionBody = z.strictObject({ deadline: day, reason, version: issueTarget.version });
export const shelvingBody = z.strictObject({ reason, reviewOn: day, version: issueTarget.version });
const refusal = z.strictObject({
  decision: z.literal("refuse"),
  remark: reason,
  version: issueTarget.version,
});
export const decisionBody = z.discriminatedUnion("decision", [
  z.strictObject({
    decision: z.literal("approve"),
    remark: z.string().trim().max(500, "TEXT_TOO_LONG").refine(isPlainText, "TEXT_CONTROL").optional(),
    version: issueTarget.version,
  }),
  refusal,
]);
export type Decision = z.output<typeof decisionBody>;

export const closeOutBody = z.strictObject({
  text: text(2000),
  files: fileIds,
  /** The number of the trace event that proves it. */
  traceSequence: z.int().min(1).nullish(),
  achieved: z.number().min(0, "AMOUNT_NEGATIVE").max(1_000_000_000, "AMOUNT_TOO_LARGE").nullish(),
  version: issueTarget.version,
});
/** Verified, or returned with a reason. */
export const verifyBody = z.discriminatedUnion("decision", [
  z.strictObject({
    decision: z.literal("close"),
    remark: z.string().trim().max(500, "TEXT_TOO_LONG").refine(isPlainText, "TEXT_CONTROL").optional(),
    version: issueTarget.version,
  }),
  z.strictObject({ decision: z.literal("return"), remark: reason, version: issueTarget.version }),
]);

export type Targeted<T> = T & { issueId: string };

export const issueSorts = ["number", "deadline", "-raised", "raised"] as const;

export const listIssuesInput = z.strictObject({
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
  q: z.string().trim().min(1).max(100).optional(),
  kind: z.enum(issueKinds).optional(),
  /** A state; `open`: everything not struck off. */
  state: z.enum([...issueStates, "open"]).optional(),
  category: z.enum(issueCategories).optional(),
  level: z.coerce.number().int().min(1).max(3).optional(),
  /** Lead unit, by id or name. */
  unit: z.string().min(1).max(100).optional(),
  region: z.string().min(1).max(20).optional(),
  project: z.uuid().optional(),
  /** Ledger lamp; `soon` in the office's words is yellow, `overdue` red. */
  lamp: z.enum(["red", "yellow", "green"]).optional(),
  sort: z.enum(issueSorts).default("-raised"),
});
export type ListIssuesInput = z.input<typeof listIssuesInput>;
