import { z } from "zod";
import { lamps } from "@/lib/lamps/rules/lamp";
import { periodInput, periodStates, revisionPair } from "@/lib/periods/schema";
import { reportStates } from "@/lib/progress/rules";
import { lampCounts, reason } from "@/lib/web/contract/lamp-fields";
import { endpoint, pageQuery, periodParams, periodText } from "@/lib/web/endpoint";

const run = z.object({ lamp: z.enum(lamps), behindRun: z.int(), redRun: z.int() });

const period = z.object({
  period: periodText,
  state: z.enum(periodStates),
  lockAt: z.string(),
  lockedAt: z.string().nullable(),
  closedAt: z.string().nullable(),
  revision: z.int().meta({ description: "Counts closings; 0 before the first" }),
  version: z.int(),
  closings: z.array(
    z.object({
      revision: z.int(),
      closedAt: z.string(),
      closedBy: z.string(),
      reopenedAt: z.string().nullable(),
      reopenedBy: z.string().nullable(),
      reopenReason: z.string().nullable(),
      ruleVersion: z.object({ id: z.int(), fromPeriod: periodText }),
    }),
  ),
});

export const listPeriodsCall = endpoint({
  method: "GET",
  path: "/periods",
  summary: "各期及其公布记录，最新在前 · periods and their closings, newest first",
  query: z.strictObject(pageQuery),
  answer: z.object({ items: z.array(period), total: z.int(), page: z.int(), pageSize: z.int() }),
  write: false,
});

export const openPeriodCall = endpoint({
  method: "POST",
  path: "/periods",
  summary: "开启一期填报 · open a period for filing",
  body: periodInput,
  answer: z.object({ period: periodText, lockAt: z.string() }),
  status: 201,
  write: true,
});

export const lockPeriodCall = endpoint({
  method: "POST",
  path: "/periods/{period}/lock",
  summary: "锁定：填报截止 · end filing",
  params: periodParams,
  answer: z.object({ period: periodText, lockedAt: z.string() }),
  write: true,
});

const named = { projectId: z.uuid(), number: z.string(), name: z.string(), unit: z.string().nullable() };

export const previewPeriodCall = endpoint({
  method: "POST",
  path: "/periods/{period}/preview",
  summary: "公布预览：将亮哪些灯，有何变化 · the lamps that closing would light, with differences",
  params: periodParams,
  answer: z.object({
    period: periodText,
    state: z.enum(periodStates),
    revision: z.int(),
    whyNot: z.string().nullable().meta({ description: "What still stands in the way of the close" }),
    counts: lampCounts,
    projects: z.array(
      run.extend({
        ...named,
        computed: z.enum(lamps),
        overridden: z.boolean(),
        reasons: z.array(reason),
        caseOpened: z.boolean(),
        expected: z.number(),
        actual: z.number(),
        reportState: z.enum(reportStates).nullable(),
        previous: run.nullable(),
        inForce: run.nullable(),
        changed: z.boolean(),
      }),
    ),
    cases: z
      .object({ opened: z.int(), withdrawn: z.int() })
      .meta({ description: "Accountability cases that the close opens and withdraws" }),
    recomputed: z
      .array(periodText)
      .meta({ description: "After a re-opening: later closed periods that are decided anew" }),
    later: z.array(
      z.object({
        ...named,
        period: periodText,
        from: run.nullable(),
        to: run.nullable(),
        overridden: z.boolean(),
        reasons: z.array(reason),
        expected: z.number(),
        actual: z.number(),
      }),
    ),
  }),
  write: false,
});

export const closePeriodCall = endpoint({
  method: "POST",
  path: "/periods/{period}/close",
  summary: "公布：点亮全部项目的灯 · light all lamps",
  params: periodParams,
  answer: z.object({
    period: periodText,
    revision: z.int(),
    counts: lampCounts,
    cases: z.int(),
    recomputed: z.array(periodText),
  }),
  write: true,
});

const lampOfRevision = run.extend({
  computed: z.enum(lamps),
  overridden: z.boolean(),
  reasons: z.array(reason),
  expected: z.number(),
  actual: z.number(),
});

export const revisionsCall = endpoint({
  method: "GET",
  path: "/periods/{period}/revisions",
  summary: "一期的两版结果有何不同 · what differs between two closings of a period",
  params: periodParams,
  query: z.strictObject(revisionPair),
  answer: z.object({
    period: periodText,
    closings: period.shape.closings,
    from: z.int(),
    to: z.int(),
    counts: z.object({ from: lampCounts, to: lampCounts }),
    changes: z.array(z.object({ ...named, from: lampOfRevision.nullable(), to: lampOfRevision.nullable() })),
  }),
  write: false,
});

export const reopenPeriodCall = endpoint({
  method: "POST",
  path: "/periods/{period}/reopen",
  summary: "重开已公布的一期，须写明原因 · open a closed period again, with a reason",
  params: periodParams,
  body: z.strictObject({ reason: z.string().trim().min(1).max(500) }),
  answer: z.object({ period: periodText, revision: z.int() }),
  write: true,
});
