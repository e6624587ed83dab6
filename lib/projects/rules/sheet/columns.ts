import type { SheetField } from "@/lib/projects/rules/sheet/fields";
import type { InvestmentSubject, Nature, ProjectLevel, Stage } from "@/lib/projects/schema";

/** What a row of the workbook says of a project. */
export type SheetFacts = {
  number: string | null;
  name: string;
  nationalCode: string | null;
  nature: Nature;
  category: string;
  level: ProjectLevel;
  region: string | null;
  address: string | null;
  coordinates: { longitude: number; latitude: number } | null;
  content: string;
  owner: string | null;
  investmentText: string | null;
  investmentSubject: InvestmentSubject | null;
  totalInvestment: number;
  investedBefore: number | null;
  /** Of the workbook's year; null = no plan. */
  annualPlan: number | null;
  plannedStart: string | null;
  plannedCompletion: string | null;
  actualStart: string | null;
  actualCompletion: string | null;
  stage: Stage;
  responsibleUnit: string | null;
  industryUnit: string | null;
  pairedUnits: string[];
  leaders: string[];
  agent: string | null;
  programme: string | null;
};

export type SheetKind = "text" | "long" | "money" | "day" | "choice" | "names" | "point";

/** Words of the closed lists, as the office says them: the workbook is an office's paper and speaks Chinese. */
export const choiceWords = {
  nature: { new: "新建", continuing: "续建", expansion: "改扩建", preliminary: "前期" },
  level: { province: "省级", city: "市级", county: "县级" },
  investmentSubject: { enterprise: "企业", government: "政府", mixed: "混合" },
  stage: {
    planned: "谋划",
    preliminary: "前期",
    ready: "待开工",
    building: "在建",
    finished: "竣工",
    producing: "投产",
  },
} as const satisfies {
  nature: Record<Nature, string>;
  level: Record<ProjectLevel, string>;
  investmentSubject: Record<InvestmentSubject, string>;
  stage: Record<Stage, string>;
};
export type ChoiceField = keyof typeof choiceWords;

type Description = {
  header: string;
  kind: SheetKind;
  /** In characters. */
  width: number;
  /** A cell that is emptied is an error: every project has one. */
  required?: true;
  /** The longest text. */
  max?: number;
};

/** Headers in words that the import of anybody's list knows too; `{year}` is the workbook's year. */
export const sheetColumns: Record<SheetField, Description> = {
  number: { header: "编号", kind: "text", width: 11 },
  name: { header: "项目名称", kind: "text", width: 36, required: true, max: 200 },
  nationalCode: { header: "国家项目代码", kind: "text", width: 26, max: 40 },
  nature: { header: "建设性质", kind: "choice", width: 10, required: true },
  category: { header: "类别", kind: "text", width: 12, required: true, max: 60 },
  level: { header: "级别", kind: "choice", width: 8, required: true },
  region: { header: "区县", kind: "text", width: 12, max: 500 },
  address: { header: "建设地点", kind: "text", width: 22, max: 500 },
  coordinates: { header: "坐标（经度,纬度）", kind: "point", width: 22 },
  content: { header: "建设内容及规模", kind: "long", width: 50, max: 10_000 },
  owner: { header: "项目业主", kind: "text", width: 24, max: 500 },
  investmentText: { header: "投资主体", kind: "text", width: 16, max: 500 },
  investmentSubject: { header: "投资主体类别", kind: "choice", width: 12 },
  totalInvestment: { header: "总投资（万元）", kind: "money", width: 15, required: true },
  investedBefore: { header: "上年底累计完成投资（万元）", kind: "money", width: 15, required: true },
  annualPlan: { header: "{year}年计划投资（万元）", kind: "money", width: 15, required: true },
  plannedStart: { header: "计划开工时间", kind: "day", width: 13 },
  plannedCompletion: { header: "计划竣工时间", kind: "day", width: 13 },
  actualStart: { header: "实际开工时间", kind: "day", width: 13 },
  actualCompletion: { header: "实际竣工时间", kind: "day", width: 13 },
  stage: { header: "阶段", kind: "choice", width: 9, required: true },
  responsibleUnit: { header: "责任单位", kind: "text", width: 22, max: 200 },
  industryUnit: { header: "行业主管部门", kind: "text", width: 20, max: 200 },
  pairedUnits: { header: "帮扶部门", kind: "names", width: 24 },
  leaders: { header: "联系领导", kind: "names", width: 18 },
  agent: { header: "代办单位", kind: "text", width: 18, max: 500 },
  programme: { header: "专项", kind: "text", width: 18, max: 200 },
};

export const headerOf = (field: SheetField, year: number): string =>
  sheetColumns[field].header.replace("{year}", String(year));

export const isChoice = (field: SheetField): field is ChoiceField => field in choiceWords;

const NAME_BREAK = /[\n、，,;；]/u;

/** Names in one cell: by 、, or one on each line where a name holds a separator itself. */
export const joinNames = (names: readonly string[]): string =>
  names.join(names.some((name) => NAME_BREAK.test(name)) ? "\n" : "、");

/** What a project's cell says: text, money in 万元, a day as "YYYY-MM-DD"; null = empty. */
export function sheetCell(field: SheetField, facts: SheetFacts): string | number | null {
  if (isChoice(field)) {
    const code = facts[field];
    return code ? ((choiceWords[field] as Record<string, string>)[code] ?? null) : null;
  }
  if (field === "pairedUnits" || field === "leaders") return joinNames(facts[field]) || null;
  if (field === "coordinates") {
    const { coordinates } = facts;
    return coordinates && `${coordinates.longitude},${coordinates.latitude}`;
  }
  const value = facts[field];
  return value === "" ? null : value;
}
