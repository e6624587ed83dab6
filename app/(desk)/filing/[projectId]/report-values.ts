import { readMoney } from "@/lib/core/money-text";
import { type Report, reportTexts } from "@/lib/progress/rules";
import type { Stage } from "@/lib/projects/schema";

/** A form as it stands in the browser or arrives: texts by field name. */
export type FormValues = Record<string, string>;

/** Names of the fields that say a milestone was reached. */
export const milestoneField = (index: number) => ({
  name: `milestoneName-${index}`,
  day: `milestoneDay-${index}`,
});

export const formValues = (form: FormData): FormValues =>
  Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );

/** What a form says, read leniently: what is no amount or day is none. For the preview while typing. */
export function reportOf(values: FormValues): Report {
  const text = (name: string): string => values[name] ?? "";
  const day = (name: string): string | null => text(name) || null;
  const milestones = Object.entries(values).flatMap(([field, name]) => {
    const index = /^milestoneName-(\d+)$/.exec(field)?.[1];
    const actual = index === undefined ? null : day(milestoneField(Number(index)).day);
    return actual ? [{ name, actual }] : [];
  });
  return {
    invested: readMoney(text("invested")),
    fundsArrived: readMoney(text("fundsArrived")),
    stage: (text("stage") || null) as Stage | null,
    physicalProgress: text("physicalProgress"),
    work: text("work"),
    problems: text("problems"),
    nextPlan: text("nextPlan"),
    actualStart: day("actualStart"),
    actualCompletion: day("actualCompletion"),
    milestones,
    filler: text("filler"),
    phone: text("phone"),
  };
}

/** A report as the fields of a form; `openMilestones` in the form's order. */
export function valuesOf(report: Report, openMilestones: readonly string[]): FormValues {
  const reached = new Map(report.milestones.map((item) => [item.name, item.actual]));
  return {
    invested: report.invested === null ? "" : String(report.invested),
    fundsArrived: report.fundsArrived === null ? "" : String(report.fundsArrived),
    stage: report.stage ?? "",
    ...Object.fromEntries(reportTexts.map((field) => [field, report[field]])),
    actualStart: report.actualStart ?? "",
    actualCompletion: report.actualCompletion ?? "",
    ...Object.fromEntries(
      openMilestones.map((name, index) => [milestoneField(index).day, reached.get(name) ?? ""]),
    ),
    filler: report.filler,
    phone: report.phone,
  };
}
