import { z } from "zod";
import { lamps } from "@/lib/lamps/rules/lamp";
import { listOverridesInput, overrideInput, restoreInput } from "@/lib/lamps/schema";
import { endpoint, listOf, periodText } from "@/lib/web/endpoint";

const overridden = z.object({
  projectId: z.uuid(),
  period: periodText,
  lamp: z.enum(lamps).nullable(),
  version: z.int(),
});
const overrideParams = z.strictObject({ id: z.uuid(), period: periodText });

export const overrideLampCall = endpoint({
  method: "PUT",
  path: "/projects/{id}/lamps/{period}/override",
  summary: "改判一个项目一期的灯，须写明理由和依据 · override a lamp before its close",
  params: overrideParams,
  body: overrideInput.omit({ projectId: true, period: true }),
  answer: overridden,
  write: true,
});

export const restoreLampCall = endpoint({
  method: "POST",
  path: "/projects/{id}/lamps/{period}/override/remove",
  summary: "撤回改判，须写明理由 · take an override back before its close",
  params: overrideParams,
  body: restoreInput.omit({ projectId: true, period: true }),
  answer: overridden,
  write: true,
});

export const listOverridesCall = endpoint({
  method: "GET",
  path: "/lamps/overrides",
  summary: "全部人工改判，撤回的也在内 · all overrides, those taken back too",
  query: listOverridesInput,
  answer: listOf(
    z.object({
      id: z.uuid(),
      projectId: z.uuid(),
      projectNumber: z.string(),
      projectName: z.string(),
      unit: z.string().nullable(),
      period: periodText,
      from: z.enum(lamps).nullable(),
      to: z.enum(lamps),
      reason: z.string(),
      evidence: z.string(),
      files: z.array(z.object({ id: z.uuid(), name: z.string() })),
      madeBy: z.string(),
      madeAt: z.string(),
      version: z.int(),
      state: z.enum(["removed", "waiting", "inForce"]),
      removedBy: z.string().nullable(),
      removedAt: z.string().nullable(),
      removeReason: z.string().nullable(),
    }),
  ),
  write: false,
});
