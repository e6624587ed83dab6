import type { Row } from "@/components/ui/row-list";
import type { ProjectDetail } from "@/lib/projects/queries/get-project";

/** A form as it stands in the browser or arrives: texts by field name, "leaders.0.name" in rows. */
export type FormValues = Record<string, string>;

/** The single fields, in the order of the form. */
export const fieldNames = [
  "name",
  "nature",
  "category",
  "level",
  "stage",
  "nationalCode",
  "programme",
  "content",
  "regionCode",
  "address",
  "longitude",
  "latitude",
  "totalInvestment",
  "investedBefore",
  "investmentSubject",
  "investmentText",
  "plannedStart",
  "plannedCompletion",
  "actualStart",
  "actualCompletion",
  "owner",
  "responsibleUnit",
  "industryUnit",
  "agent",
] as const;
export type FieldName = (typeof fieldNames)[number];

/** What stands in rows, and the fields of a row; a row whose first field is empty is none. */
export const listFields = {
  milestones: ["name", "planned", "actual", "weight"],
  pairedUnits: ["name"],
  leaders: ["name"],
  contacts: ["name", "role", "phone"],
} as const;
export type ListName = keyof typeof listFields;

export const listNames = Object.keys(listFields) as ListName[];
/** Whatever can be changed, and compared, as one. */
export type Part = FieldName | ListName;
const parts: readonly Part[] = [...fieldNames, ...listNames];
const isList = (part: Part): part is ListName => part in listFields;

export const rowField = (list: ListName, index: number, field: string): string => `${list}.${index}.${field}`;

export const formValues = (form: FormData): FormValues =>
  Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );

/** The rows of a list in order, blank ones too, each with the number under which it was sent. */
export function rowsOf(values: FormValues, list: ListName): { index: number; row: Row }[] {
  const rows = new Map<number, Row>();
  for (const [key, value] of Object.entries(values)) {
    const [name, index, field] = key.split(".");
    if (name !== list || !field || !/^\d{1,4}$/.test(index ?? "")) continue;
    rows.set(Number(index), { ...rows.get(Number(index)), [field]: value });
  }
  return [...rows].sort(([a], [b]) => a - b).map(([index, row]) => ({ index, row }));
}

const isBlank = (list: ListName, row: Row): boolean =>
  listFields[list].every((field) => field === "weight" || (row[field] ?? "").trim() === "");

/** The rows that say something. */
export const filledRows = (values: FormValues, list: ListName) =>
  rowsOf(values, list).filter(({ row }) => !isBlank(list, row));

/** A part as one text, for comparing and for showing what changed. */
export const textOf = (values: FormValues, part: Part): string =>
  isList(part)
    ? filledRows(values, part)
        .map(({ row }) => listFields[part].flatMap((field) => row[field]?.trim() || []).join(" "))
        .join("\n")
    : (values[part] ?? "").replace(/\r\n/g, "\n").trim();

export const changedParts = (before: FormValues, after: FormValues): Part[] =>
  parts.filter((part) => textOf(before, part) !== textOf(after, part));

const belongsTo = (part: Part) => (key: string) => (isList(part) ? key.startsWith(`${part}.`) : key === part);

/** What stands now, with the parts that were changed here, against what the form began with, put over it. */
export function mergeOf(began: FormValues, stands: FormValues, mine: FormValues): FormValues {
  let merged = stands;
  for (const part of changedParts(began, mine)) {
    const of = belongsTo(part);
    const kept = Object.entries(merged).filter(([key]) => !of(key));
    const own = Object.entries(mine).filter(([key]) => of(key));
    merged = Object.fromEntries([...kept, ...own]);
  }
  return merged;
}

const amount = (value: number | null): string => (value === null ? "" : String(value));

/** A project as the fields of the form. */
export function valuesOf(project: ProjectDetail): FormValues {
  const row = (list: ListName, items: readonly Row[]): FormValues =>
    Object.fromEntries(
      items.flatMap((item, index) =>
        Object.entries(item).map(([field, value]) => [rowField(list, index, field), value]),
      ),
    );
  return {
    name: project.name,
    nature: project.nature,
    category: project.category,
    level: project.level,
    stage: project.stage,
    nationalCode: project.nationalCode ?? "",
    programme: project.programme ?? "",
    content: project.content,
    regionCode: project.regionCode ?? "",
    address: project.address ?? "",
    longitude: amount(project.coordinates?.longitude ?? null),
    latitude: amount(project.coordinates?.latitude ?? null),
    totalInvestment: amount(project.totalInvestment),
    investedBefore: amount(project.investedBefore),
    investmentSubject: project.investmentSubject ?? "",
    investmentText: project.investmentText ?? "",
    plannedStart: project.plannedStart ?? "",
    plannedCompletion: project.plannedCompletion ?? "",
    actualStart: project.actualStart ?? "",
    actualCompletion: project.actualCompletion ?? "",
    owner: project.owner ?? "",
    responsibleUnit: project.responsibleUnit?.name ?? "",
    industryUnit: project.industryUnit?.name ?? "",
    agent: project.agent ?? "",
    ...row(
      "milestones",
      project.milestones.map(({ name, planned, actual, weight }) => ({
        name,
        planned,
        actual: actual ?? "",
        weight: String(weight),
      })),
    ),
    ...row(
      "pairedUnits",
      project.pairedUnits.map(({ name }) => ({ name })),
    ),
    ...row(
      "leaders",
      project.leaders.map(({ title }) => ({ name: title })),
    ),
    ...row("contacts", project.contacts),
  };
}

/** What a new project begins with. */
export const blankValues: FormValues = { nature: "new", level: "city", stage: "planned" };
