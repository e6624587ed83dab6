import { z } from "zod";
import { lamps } from "@/lib/lamps/rules/lamp";
import { adoptRulesInput, draftRulesInput, ruleSettingsSchema, withdrawRulesInput } from "@/lib/lamps/schema";
import { lampCounts, reason } from "@/lib/web/contract/lamp-fields";
import { endpoint, idParams, periodText } from "@/lib/web/endpoint";

const draft = z.object({
  id: z.uuid(),
  name: z.string(),
  settings: ruleSettingsSchema,
  createdBy: z.string(),
  updatedAt: z.string(),
  version: z.int(),
});

const counts = z.object({
  projects: z.int(),
  now: lampCounts,
  everYellow: z.int(),
  everRed: z.int(),
  yellowToGreen: z.int(),
  redExits: z.int(),
  cases: z.int(),
});

const row = z.record(z.enum(lamps), z.int());

export const listRulesCall = endpoint({
  method: "GET",
  path: "/rules",
  summary: "规则版本；草稿只有项目中心看得到 · rule versions; drafts for the centre alone",
  answer: z.object({
    versions: z.array(
      z.object({
        id: z.int(),
        fromPeriod: periodText,
        settings: ruleSettingsSchema,
        note: z.string(),
        adoptedBy: z.string().nullable(),
        adoptedAt: z.string(),
        used: z.boolean().meta({ description: "It has lit lamps and stays for good" }),
      }),
    ),
    drafts: z.array(draft),
  }),
  write: false,
});

export const draftRulesCall = endpoint({
  method: "POST",
  path: "/rules",
  summary: "新拟规则草稿 · begin a draft",
  body: draftRulesInput.omit({ draftId: true, version: true }),
  answer: z.object({ id: z.uuid(), version: z.int() }),
  status: 201,
  write: true,
});

export const changeDraftCall = endpoint({
  method: "PATCH",
  path: "/rules/{id}",
  summary: "修改规则草稿 · change a draft",
  params: idParams,
  body: draftRulesInput.omit({ draftId: true }).required({ version: true }),
  answer: z.object({ id: z.uuid(), version: z.int() }),
  write: true,
});

export const backTestCall = endpoint({
  method: "POST",
  path: "/rules/{id}/back-test",
  summary: "回放：草稿会改变哪些项目月份 · which project-months a draft would change; nothing is stored",
  params: idParams,
  answer: z.object({
    periods: z.array(periodText),
    matrix: z.record(z.enum(lamps), row).meta({ description: "From the lamp in force to the draft's" }),
    counts: z.object({ inForce: counts, draft: counts }),
    changed: z.array(
      z.object({
        projectId: z.uuid(),
        number: z.string(),
        name: z.string(),
        unit: z.string().nullable(),
        period: periodText,
        from: z.enum(lamps),
        to: z.enum(lamps),
        reasons: z.array(reason),
      }),
    ),
    units: z.array(z.object({ unit: z.string().nullable(), worse: z.int(), better: z.int() })),
  }),
  write: false,
});

export const adoptRulesCall = endpoint({
  method: "POST",
  path: "/rules/{id}/adopt",
  summary: "自某一期起启用草稿 · adopt a draft from a coming period on",
  params: idParams,
  body: adoptRulesInput.omit({ draftId: true }),
  answer: z.object({ id: z.int(), fromPeriod: periodText }),
  write: true,
});

export const discardDraftCall = endpoint({
  method: "POST",
  path: "/rules/{id}/discard",
  summary: "删除规则草稿 · discard a draft",
  params: idParams,
  body: z.strictObject({ version: z.int().optional() }),
  answer: z.object({ id: z.uuid() }),
  write: true,
});

export const withdrawRulesCall = endpoint({
  method: "POST",
  path: "/rules/versions/{version}/withdraw",
  summary: "撤回尚未执行的规则版本 · take back a version that has lit no lamp",
  params: z.strictObject({ version: z.coerce.number().int().min(1).max(2_147_483_647) }),
  body: withdrawRulesInput.omit({ versionId: true }),
  answer: z.object({ draftId: z.uuid() }),
  write: true,
});
