import { z } from "zod";
import { changeReasons, changeStates } from "@/lib/changes/rules/request";
import { changeables } from "@/lib/changes/rules/value";
import { decideChangeInput, listChangesInput, requestChangeInput } from "@/lib/changes/schema";
import { lamps } from "@/lib/lamps/rules/lamp";
import { dayText, endpoint, idParams, listOf, periodText } from "@/lib/web/endpoint";

const value = z.union([
  z.object({ day: dayText.nullable() }),
  z.object({
    annualPlan: z.number().meta({ description: "万元" }),
    monthlyPlan: z.array(z.number()).meta({ description: "Cumulative 万元; empty = even" }),
    physicalGoal: z.string().nullable(),
  }),
]);

const change = z.object({
  id: z.uuid(),
  project: z.object({ id: z.uuid(), number: z.string(), name: z.string() }),
  unit: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  what: z.enum(changeables),
  target: z.string().meta({ description: "The milestone's name, or the plan's year; else empty" }),
  from: value,
  to: value,
  reasonCode: z.enum(changeReasons),
  reason: z.string(),
  evidence: z.string(),
  state: z.enum(changeStates),
  requestedAt: z.string(),
  requestedBy: z.string(),
  onBehalfOf: z.string().nullable(),
  period: periodText.nullable().meta({ description: "The period that was being filed" }),
  lastMinute: z.boolean().meta({ description: "临期申请: in the last five days before its lock" }),
  decidedAt: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decision: z.string().nullable(),
  effectiveFrom: periodText.nullable(),
  version: z.int(),
});

const lamp = z
  .object({
    lamp: z.enum(lamps),
    behindRun: z.int(),
    redRun: z.int(),
    expected: z.number(),
    actual: z.number(),
    annualPlan: z.number(),
    reasons: z.array(
      z.object({ code: z.string(), measured: z.number().nullable(), threshold: z.number().nullable() }),
    ),
  })
  .nullable();

const detail = change.extend({
  files: z.array(z.object({ id: z.uuid(), name: z.string(), bytes: z.int(), sha256: z.string() })),
  effect: z
    .object({ period: periodText, reported: z.boolean(), without: lamp, with: lamp })
    .nullable()
    .meta({ description: "While it waits: the lamp of the period being filed without and with the change" }),
  standing: z.boolean().meta({ description: "What it starts from still stands" }),
  mayDecide: z.boolean(),
  mayWithdraw: z.boolean(),
});

export const requestChangeCall = endpoint({
  method: "POST",
  path: "/projects/{id}/changes",
  summary: "申请变更已锁定的计划 · ask for a change of what is locked",
  params: idParams,
  body: requestChangeInput,
  answer: detail,
  status: 201,
  write: true,
});

export const listChangesCall = endpoint({
  method: "GET",
  path: "/changes",
  summary: "变更申请：按状态、事项、原因、单位、月份、临期筛选 · change requests, filtered",
  query: listChangesInput,
  answer: listOf(change),
  write: false,
});

export const getChangeCall = endpoint({
  method: "GET",
  path: "/changes/{id}",
  summary: "一份变更申请，含同意后的影响 · one request, with what approving it would do",
  params: idParams,
  answer: detail,
  write: false,
});

export const decideChangeCall = endpoint({
  method: "POST",
  path: "/changes/{id}/decision",
  summary: "同意或不予同意；同意即写入计划 · approve, which writes the change, or refuse with words",
  params: idParams,
  body: decideChangeInput,
  answer: detail,
  write: true,
});

export const withdrawChangeCall = endpoint({
  method: "POST",
  path: "/changes/{id}/withdrawal",
  summary: "撤回自己的申请 · take one's own request back",
  params: idParams,
  body: z.strictObject({ version: z.int().optional() }),
  answer: detail,
  write: true,
});
