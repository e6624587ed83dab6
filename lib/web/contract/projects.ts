import { z } from "zod";
import { lamps } from "@/lib/lamps/rules/lamp";
import {
  createProjectInput,
  exportProjectsInput,
  investmentSubjects,
  levels,
  listProjectsInput,
  natures,
  pauseInput,
  planInput,
  stages,
  updateProjectInput,
  withdrawInput,
} from "@/lib/projects/schema";
import {
  DOCX,
  dayText,
  endpoint,
  idParams,
  listOf,
  pageQuery,
  periodText,
  wordDocument,
  workbook,
  XLSX,
} from "@/lib/web/endpoint";

const unit = z.object({ id: z.uuid(), name: z.string() });
const leader = z.object({ id: z.uuid(), title: z.string() });
const region = z.object({ code: z.string(), name: z.string() });

const publicFacts = z.object({
  id: z.uuid(),
  number: z.string().meta({ example: "2017-001" }),
  name: z.string(),
  category: z.string(),
  level: z.enum(levels),
  nature: z.enum(natures),
  stage: z.enum(stages),
  programme: z.string().nullable(),
  totalInvestment: z.number().meta({ description: "万元" }),
  plannedStart: dayText.nullable(),
  plannedCompletion: dayText.nullable(),
  version: z.int(),
  region: region.nullable(),
  responsibleUnit: unit.nullable(),
  leaders: z.array(leader),
});

const coordinates = z
  .object({ longitude: z.number(), latitude: z.number() })
  .meta({ description: "Degrees of WGS-84" });

const listed = publicFacts.extend({
  nationalCode: z.string().nullable(),
  industryUnit: unit.nullable(),
  pairedUnits: z.array(unit),
  investmentSubject: z.enum(investmentSubjects).nullable(),
  actualStart: dayText.nullable(),
  actualCompletion: dayText.nullable(),
  address: z.string().nullable(),
  content: z.string().meta({ description: "Texts: only of projects that the caller sees in full." }),
  owner: z.string().nullable(),
  agent: z.string().nullable(),
  investedBefore: z.number().nullable(),
  annualPlan: z.number().nullable().meta({ description: "万元, of the list's year" }),
  planConfirmed: z.boolean(),
  changes: z.int().meta({ description: "Plan changes that were approved" }),
  lamp: z
    .object({ lamp: z.enum(lamps), behindRun: z.int(), redRun: z.int(), overridden: z.boolean() })
    .nullable(),
  withdrawn: z.boolean(),
});

const plan = z.object({
  year: z.int(),
  annualPlan: z.number(),
  monthlyPlan: z
    .array(z.number())
    .meta({ description: "Cumulative 万元, January to December; empty = even" }),
  physicalGoal: z.string().nullable(),
  confirmedAt: z.string().nullable(),
  confirmedBy: z.string().nullable(),
  investedBefore: z.number().nullable().meta({ description: "万元 before this year, once carried over" }),
  carriedFrom: z.int().nullable(),
  version: z.int(),
});

const detail = publicFacts.extend({
  visibility: z.enum(["full", "public", "none"]),
  changes: z.int().meta({ description: "Plan changes that were approved" }),
  nationalCode: z.string().nullable(),
  industryUnit: unit.nullable(),
  pairedUnits: z.array(unit),
  actualStart: dayText.nullable(),
  actualCompletion: dayText.nullable(),
  plans: z.array(plan),
  programmeId: z.uuid().nullable(),
  withdrawn: z
    .object({ at: z.string(), by: z.string(), reason: z.string(), from: periodText })
    .nullable()
    .meta({ description: "`from`: the first period that it has no part in" }),
  address: z.string().nullable(),
  coordinates: coordinates.nullable(),
  contacts: z.array(z.object({ name: z.string(), role: z.string(), phone: z.string() })),
  content: z.string(),
  owner: z.string().nullable(),
  agent: z.string().nullable(),
  investmentText: z.string().nullable(),
  investmentSubject: z.enum(investmentSubjects).nullable(),
  investedBefore: z.number().nullable(),
  pauses: z.array(
    z.object({
      id: z.uuid(),
      from: periodText,
      to: periodText.nullable(),
      reason: z.string(),
      approvedBy: z.string().nullable(),
      approvedAt: z.string().nullable(),
      approval: z.string(),
    }),
  ),
  milestones: z.array(
    z.object({ name: z.string(), planned: dayText, actual: dayText.nullable(), weight: z.int() }),
  ),
});

export const listProjectsCall = endpoint({
  method: "GET",
  path: "/projects",
  summary: "项目库：筛选、排序、分页 · the registry, filtered, sorted, paged",
  query: listProjectsInput,
  answer: listOf(listed).extend({
    totalIs: z.enum(["exact", "about", "atLeast"]).meta({
      description:
        "`exact` counted · `about` an estimate · `atLeast` counting stopped there; `count=exact` counts",
    }),
    year: z.int(),
    period: periodText.nullable(),
    sums: z
      .object({ totalInvestment: z.number(), annualPlan: z.number(), plans: z.int() })
      .nullable()
      .meta({ description: "万元, over all that match; null when not all were counted" }),
  }),
  write: false,
});

export const exportProjectsCall = endpoint({
  method: "GET",
  path: "/projects.xlsx",
  summary: "导出项目库（全部符合条件的项目） · the registry as a workbook, all rows that match",
  query: exportProjectsInput,
  answer: workbook,
  media: XLSX,
  write: false,
});

const asOf = z.object({
  id: z.uuid(),
  number: z.string(),
  asOf: dayText,
  facts: z
    .record(z.string(), z.unknown())
    .nullable()
    .meta({ description: "By names, as in the trace; null before the project was entered" }),
  current: z.record(z.string(), z.unknown()),
  changedSince: z.array(z.string()),
  versions: z.array(
    z.object({
      sequence: z.int(),
      at: z.string(),
      day: dayText,
      actorName: z.string(),
      unitName: z.string().nullable(),
      verb: z.string(),
      reason: z.string().nullable(),
      fields: z.array(z.string()),
    }),
  ),
});

export const getProjectCall = endpoint({
  method: "GET",
  path: "/projects/{id}",
  summary: "一个项目；asOf 为某日终了时的登记内容 · one project; with asOf its facts at the end of that day",
  params: idParams,
  query: z.strictObject({ asOf: dayText.optional() }),
  answer: z.union([detail, asOf]),
  write: false,
});

export const createProjectCall = endpoint({
  method: "POST",
  path: "/projects",
  summary: "新建项目，可带年度计划和节点 · a new project, with plan and milestones",
  body: createProjectInput,
  answer: detail,
  status: 201,
  write: true,
});

export const updateProjectCall = endpoint({
  method: "PATCH",
  path: "/projects/{id}",
  summary: "修改项目 · change a project",
  params: idParams,
  body: updateProjectInput,
  answer: detail,
  write: true,
});

export const withdrawProjectCall = endpoint({
  method: "POST",
  path: "/projects/{id}/withdraw",
  summary: "撤出项目库，写明原因；痕迹和已公布的灯都保留 · withdraw; nothing is deleted",
  params: idParams,
  body: withdrawInput,
  answer: detail,
  write: true,
});

export const restoreProjectCall = endpoint({
  method: "POST",
  path: "/projects/{id}/restore",
  summary: "恢复已撤出的项目 · restore a withdrawn project",
  params: idParams,
  body: withdrawInput,
  answer: detail,
  write: true,
});

export const setPlanCall = endpoint({
  method: "PUT",
  path: "/projects/{id}/plans/{year}",
  summary: "年度计划，确认后锁定 · the annual plan; locked once confirmed",
  params: z.strictObject({ id: z.uuid(), year: z.coerce.number().int().min(1990).max(2200) }),
  body: planInput,
  answer: z.object({
    projectId: z.uuid(),
    year: z.int(),
    version: z.int(),
    confirmed: z.boolean(),
    warnings: z.array(z.unknown()),
  }),
  write: true,
});

export const setPauseCall = endpoint({
  method: "POST",
  path: "/projects/{id}/pauses",
  summary: "暂停整期 · pause whole periods",
  params: idParams,
  body: pauseInput,
  answer: detail,
  status: 201,
  write: true,
});

export const projectTraceCall = endpoint({
  method: "GET",
  path: "/projects/{id}/trace",
  summary: "项目痕迹，最新在前 · a project's trace, newest first",
  params: idParams,
  query: z.strictObject(pageQuery),
  answer: listOf(
    z.object({
      sequence: z.int(),
      index: z.int(),
      at: z.string(),
      actorName: z.string(),
      onBehalfOf: z.string().nullable(),
      unitName: z.string().nullable(),
      category: z.string(),
      subject: z.string(),
      subjectId: z.string(),
      verb: z.string(),
      before: z.record(z.string(), z.unknown()),
      after: z.record(z.string(), z.unknown()),
      reason: z.string().nullable(),
      previousHash: z.string(),
      hash: z.string(),
    }),
  ),
  write: false,
});

export const traceBookCall = endpoint({
  method: "GET",
  path: "/projects/{id}/trace-book.docx",
  summary: "痕迹册 · the project's trace as one Word paper, with its attachments' hashes",
  params: idParams,
  answer: wordDocument,
  media: DOCX,
  write: false,
});
