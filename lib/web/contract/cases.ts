import { z } from "zod";
import { caseStates, listCasesInput } from "@/lib/cases/schema";
import { overrideLamps } from "@/lib/lamps/rules/facts";
import { lamps } from "@/lib/lamps/rules/lamp";
import { reportStates } from "@/lib/progress/rules";
import { reason } from "@/lib/web/contract/lamp-fields";
import { endpoint, idParams, listOf, periodText } from "@/lib/web/endpoint";

const row = {
  id: z.uuid(),
  number: z.string().meta({ example: "WZ-2017-0001" }),
  state: z.enum(caseStates),
  projectId: z.uuid(),
  projectNumber: z.string(),
  projectName: z.string(),
  unit: z.string().nullable(),
  period: periodText,
  revision: z.int(),
  openedAt: z.string(),
  withdrawnAt: z.string().nullable(),
  withdrawnRevision: z.int().nullable(),
};

const month = z.object({
  period: periodText,
  revision: z.int(),
  lamp: z.enum(lamps),
  computed: z.enum(lamps),
  override: z
    .object({
      lamp: z.enum(overrideLamps),
      reason: z.string(),
      evidence: z.string(),
      madeBy: z.string(),
      madeAt: z.string(),
    })
    .nullable(),
  behindRun: z.int(),
  redRun: z.int(),
  reasons: z.array(reason),
  annualPlan: z.number(),
  expected: z.number(),
  actual: z.number(),
  ruleVersion: z.object({ id: z.int(), fromPeriod: periodText }),
  report: z
    .object({
      state: z.enum(reportStates),
      invested: z.number().nullable(),
      physicalProgress: z.string(),
      work: z.string(),
      problems: z.string(),
      nextPlan: z.string(),
      actualStart: z.string().nullable(),
      actualCompletion: z.string().nullable(),
      late: z.boolean(),
      submittedAt: z.string().nullable(),
      submittedBy: z.string().nullable(),
    })
    .nullable(),
});

export const listCasesCall = endpoint({
  method: "GET",
  path: "/cases",
  summary: "问责事项（纪委监委） · accountability cases, for the discipline commission",
  query: listCasesInput,
  answer: listOf(z.object(row)),
  write: false,
});

export const getCaseCall = endpoint({
  method: "GET",
  path: "/cases/{id}",
  summary: "一件问责及其依据 · one case with the lamps and reports that it rests on",
  params: idParams,
  answer: z.object({
    ...row,
    withdrawnBy: z
      .object({ period: periodText, by: z.string().nullable(), reason: z.string().nullable() })
      .nullable(),
    evidence: z.object({
      project: z.object({
        number: z.string(),
        name: z.string(),
        region: z.string().nullable(),
        unit: z.string().nullable(),
        leaders: z.array(z.string()),
      }),
      monthsRedToCase: z.int(),
      months: z.array(month),
    }),
  }),
  write: false,
});
