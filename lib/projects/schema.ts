import { z } from "zod";
import { isMoney } from "@/lib/core/money";
import { isDay, isPeriod } from "@/lib/core/periods";
import { coordinateBounds, isNonDecreasing } from "@/lib/projects/rules";
import { BULK_AT_MOST } from "@/lib/projects/rules/bulk-change";
import { sheetFields } from "@/lib/projects/rules/sheet/fields";
import { toldGroups } from "@/lib/projects/rules/sheet/told";

export const natures = ["new", "continuing", "expansion", "preliminary"] as const;
export const levels = ["province", "city", "county"] as const;
export const investmentSubjects = ["enterprise", "government", "mixed"] as const;
export const stages = ["planned", "preliminary", "ready", "building", "finished", "producing"] as const;
export const lampFilters = ["red", "yellow", "green", "paused", "none"] as const;
/** Of what a project may have or lack. */
export const presences = ["with", "without"] as const;
export const projectSorts = [
  "number",
  "-number",
  "name",
  "-name",
  "totalInvestment",
  "-totalInvestment",
  "plannedStart",
  "-plannedStart",
  "plannedCompletion",
  "-plannedCompletion",
] as const;

export type Nature = (typeof natures)[number];
export type ProjectLevel = (typeof levels)[number];
export type InvestmentSubject = (typeof investmentSubjects)[number];
export type Stage = (typeof stages)[number];
export type ProjectSort = (typeof projectSorts)[number];

/** 万元, at most two decimals, within Decimal(16,2). */
export const amount = z
  .number()
  .min(0, "AMOUNT_NEGATIVE")
  .max(99_999_999_999_999, "AMOUNT_TOO_LARGE")
  .refine(isMoney, "AMOUNT_DECIMALS");
export const day = z.string().refine(isDay, "DAY_INVALID");
export const period = z.string().refine(isPeriod, "PERIOD_INVALID");
export const year = z.number().int().min(1990).max(2200);

const shortText = z.string().trim().min(1).max(200);
const optionalText = z.string().trim().max(500).nullish();
/** A unit or leader by its id or by its exact name, as an office knows it. */
const named = shortText;

const milestoneInput = z.strictObject({
  name: shortText,
  planned: day,
  actual: day.nullish(),
  weight: z.number().int().min(1).max(100).default(1),
});

const milestones = z
  .array(milestoneInput)
  .max(200)
  .refine((list) => new Set(list.map((item) => item.name)).size === list.length, "MILESTONE_NAME_TWICE");

const degrees = ({ least, most }: { least: number; most: number }, message: string) =>
  z
    .number()
    .min(least, message)
    .max(most, message)
    .transform((value) => Math.round(value * 1e6) / 1e6);

/** WGS-84, to six decimals (a hand's breadth). */
const coordinates = z.strictObject({
  longitude: degrees(coordinateBounds.longitude, "LONGITUDE_BOUNDS"),
  latitude: degrees(coordinateBounds.latitude, "LATITUDE_BOUNDS"),
});

const contactInput = z.strictObject({
  name: z.string().trim().min(1).max(60),
  role: z.string().trim().max(60).default(""),
  phone: z
    .string()
    .trim()
    .regex(/^[0-9+() -]{0,30}$/, "PHONE_FORM")
    .default(""),
});
const contacts = z.array(contactInput).max(20);

const monthlyPlan = z.record(period, amount);

/** Cumulative 万元 by month; a month that is missing holds the last value. */
export const planInput = z.strictObject({
  annualPlan: amount,
  monthlyPlan: monthlyPlan
    .refine(
      (plan) =>
        isNonDecreasing(
          Object.entries(plan)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([, value]) => value),
        ),
      "MONTHLY_PLAN_DECREASES",
    )
    .nullish(),
  physicalGoal: z.string().trim().max(2000).nullish(),
  confirmed: z.boolean().optional(),
  version: z.number().int().optional(),
});
export type PlanInput = z.infer<typeof planInput>;
export type SetPlanInput = PlanInput & { projectId: string; year: number };

const facts = z.strictObject({
  nationalCode: z.string().trim().max(40).nullish(),
  name: shortText,
  nature: z.enum(natures),
  category: z.string().trim().min(1).max(60),
  level: z.enum(levels).default("city"),
  regionCode: z.string().trim().max(20).nullish(),
  address: optionalText,
  coordinates: coordinates.nullish(),
  content: z.string().trim().max(10_000).default(""),
  owner: optionalText,
  investmentText: optionalText,
  investmentSubject: z.enum(investmentSubjects).nullish(),
  totalInvestment: amount.default(0),
  investedBefore: amount.default(0),
  plannedStart: day.nullish(),
  plannedCompletion: day.nullish(),
  actualStart: day.nullish(),
  actualCompletion: day.nullish(),
  responsibleUnit: named.nullish(),
  industryUnit: named.nullish(),
  pairedUnits: z.array(named).max(50).default([]),
  leaders: z.array(named).max(20).default([]),
  agent: optionalText,
  contacts: contacts.default([]),
  /** By id or exact name; a new name becomes a programme. */
  programme: named.nullish(),
  stage: z.enum(stages).default("planned"),
  milestones: milestones.default([]),
});

export const createProjectInput = facts.extend({
  plan: planInput.omit({ version: true }).extend({ year }).optional(),
});
export type CreateProjectInput = z.input<typeof createProjectInput>;

/** What is absent stays as it is; `null` empties a field. `version` is the one that the editor was shown. */
export const updateProjectInput = z.strictObject({
  version: z.number().int(),
  reason: z.string().trim().max(500).optional(),
  nationalCode: facts.shape.nationalCode,
  name: shortText.optional(),
  nature: z.enum(natures).optional(),
  category: z.string().trim().min(1).max(60).optional(),
  level: z.enum(levels).optional(),
  regionCode: facts.shape.regionCode,
  address: optionalText,
  coordinates: coordinates.nullish(),
  content: z.string().trim().max(10_000).optional(),
  owner: optionalText,
  investmentText: optionalText,
  investmentSubject: z.enum(investmentSubjects).nullish(),
  totalInvestment: amount.optional(),
  investedBefore: amount.optional(),
  plannedStart: day.nullish(),
  plannedCompletion: day.nullish(),
  actualStart: day.nullish(),
  actualCompletion: day.nullish(),
  responsibleUnit: named.nullish(),
  industryUnit: named.nullish(),
  pairedUnits: z.array(named).max(50).optional(),
  leaders: z.array(named).max(20).optional(),
  agent: optionalText,
  contacts: contacts.optional(),
  programme: named.nullish(),
  stage: z.enum(stages).optional(),
  milestones: milestones.optional(),
});
export type UpdateProjectInput = z.infer<typeof updateProjectInput> & { projectId: string };

/** Taking a project out of the registry, or back into it: `version` is the one that was shown. */
export const withdrawInput = z.strictObject({
  version: z.number().int(),
  reason: z.string().trim().min(1).max(500),
});
export type WithdrawInput = z.infer<typeof withdrawInput> & { projectId: string };

const emptied = z.null();

/** What a bulk edit sets, the same for every project; names as an office knows them. */
export const bulkChange = z
  .strictObject({
    category: z.string().trim().min(1).max(60).optional(),
    nature: z.enum(natures).optional(),
    level: z.enum(levels).optional(),
    stage: z.enum(stages).optional(),
    region: shortText.or(emptied).optional(),
    industryUnit: named.or(emptied).optional(),
    programme: named.or(emptied).optional(),
    agent: shortText.or(emptied).optional(),
    addPair: named.optional(),
    removePair: named.optional(),
    addLeader: named.optional(),
    replaceLeaders: named.optional(),
  })
  .refine((change) => Object.values(change).some((value) => value !== undefined), "BULK_EMPTY");

/** `version` of each row is the one that the preview showed. */
export const bulkEditInput = z.strictObject({
  rows: z
    .array(z.strictObject({ id: z.uuid(), version: z.number().int() }))
    .min(1)
    .max(BULK_AT_MOST),
  change: bulkChange,
  reason: z.string().trim().max(500).optional(),
});
export type BulkEditInput = z.infer<typeof bulkEditInput>;

/**
 * Whole periods, both ends included; `to` null = until further notice. `approval`: on what ground the centre
 * approves it, as a rule the minutes of a meeting.
 */
export const pauseInput = z
  .strictObject({
    from: period,
    to: period.nullable(),
    reason: z.string().trim().min(1).max(500),
    approval: z.string().trim().max(500).default(""),
  })
  .refine((pause) => pause.to === null || pause.to >= pause.from, { path: ["to"], message: "PAUSE_ORDER" });
export type SetPauseInput = z.input<typeof pauseInput> & { projectId: string };

/** What a list can be narrowed by, as it stands in an address: all text. Units and leaders by id or exact name. */
export const projectFilters = z.strictObject({
  /** "true": only the withdrawn ones; they are in no list else. */
  withdrawn: z.enum(["true", "false"]).optional(),
  /** Words that must all be found: in name, number, content or the responsible unit's name. */
  q: z.string().trim().max(100).optional(),
  region: z.string().trim().max(40).optional(),
  unit: named.optional(),
  industryUnit: named.optional(),
  pair: named.optional(),
  pairs: z.enum(presences).optional(),
  leader: named.optional(),
  leaders: z.enum(presences).optional(),
  category: z.string().trim().max(60).optional(),
  programme: named.optional(),
  nature: z.enum(natures).optional(),
  level: z.enum(levels).optional(),
  stage: z.enum(stages).optional(),
  lamp: z.enum(lampFilters).optional(),
  /** At least so many months behind in a row, in the period shown. */
  behind: z.coerce.number().int().min(1).max(240).optional(),
  /** The closed period whose lamps are shown; absent = the latest closed one. */
  period: period.optional(),
  /** The year whose plan is shown; absent = that of the period, else this year. */
  year: z.coerce.number().pipe(year).optional(),
  /** Whether there is a plan for that year. */
  inPlan: z.enum(presences).optional(),
  startFrom: day.optional(),
  startTo: day.optional(),
  completionFrom: day.optional(),
  completionTo: day.optional(),
});
export type ProjectFilters = z.output<typeof projectFilters>;

/** An offset reads all that it leaves out: further on, filters or `after` lead there at once. */
export const DEEPEST_ROW = 10_000;

export const listProjectsInput = projectFilters.extend({
  sort: z.enum(projectSorts).default("number"),
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
  /** In place of `page`, in order of number: what follows the project with this id. Walks through any number. */
  after: z.uuid().optional(),
  /** Counts and sums up all that match, however many they are. */
  count: z.enum(["exact"]).optional(),
});
export type ListProjectsInput = z.input<typeof listProjectsInput>;

/** Names of these, with commas. */
const some = <const Names extends readonly string[]>(names: Names) =>
  z
    .string()
    .max(1000)
    .transform((text) => text.split(",").filter((name) => name !== ""))
    .pipe(z.array(z.enum(names)))
    .optional();

/**
 * The list's filters and order, all rows. `columns`: the facts, absent = all of them. `also`: what is told beside
 * them and never taken in again.
 */
export const exportProjectsInput = listProjectsInput
  .omit({ page: true, pageSize: true, after: true, count: true })
  .extend({
    columns: some(sheetFields),
    also: some(toldGroups),
  });
export type ExportProjectsInput = z.input<typeof exportProjectsInput>;
