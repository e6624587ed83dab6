import type { z } from "zod";
import { readMoney } from "@/lib/core/money-text";
import { type FieldName, type FormValues, filledRows, type ListName } from "./form-values";

/** Names a field of the form and, in a word of `errors.fields`, what is wrong with it. */
export type Refuse = (field: string, message: string) => void;

type Numbered = { at: Record<ListName, number[]> };

/** The office's texts as a project's facts. What cannot be read is refused here, the rest by the schema. */
export function factsIn(values: FormValues, refuse: Refuse) {
  const text = (name: FieldName): string => values[name]?.trim() ?? "";
  const orNull = (name: FieldName): string | null => text(name) || null;
  const money = (name: "totalInvestment" | "investedBefore"): number => {
    const amount = text(name) === "" ? 0 : readMoney(text(name));
    if (amount === null) refuse(name, "AMOUNT_FORM");
    return amount ?? 0;
  };
  const degrees = (name: "longitude" | "latitude"): number | null => {
    if (/^\d{1,3}(\.\d{1,12})?$/.test(text(name))) return Number(text(name));
    refuse(name, text(name) === "" ? "COORDINATES_BOTH" : "DEGREES_FORM");
    return null;
  };
  const place = () => {
    if (text("longitude") === "" && text("latitude") === "") return null;
    const [longitude, latitude] = [degrees("longitude"), degrees("latitude")];
    return longitude === null || latitude === null ? null : { longitude, latitude };
  };
  const rows = {
    milestones: filledRows(values, "milestones"),
    pairedUnits: filledRows(values, "pairedUnits"),
    leaders: filledRows(values, "leaders"),
    contacts: filledRows(values, "contacts"),
  };
  const namesIn = (list: ListName): string[] => rows[list].map(({ row }) => row.name?.trim() ?? "");
  const facts = {
    name: text("name"),
    nature: text("nature"),
    category: text("category"),
    level: text("level"),
    stage: text("stage"),
    nationalCode: orNull("nationalCode"),
    programme: orNull("programme"),
    content: text("content"),
    regionCode: orNull("regionCode"),
    address: orNull("address"),
    coordinates: place(),
    totalInvestment: money("totalInvestment"),
    investedBefore: money("investedBefore"),
    investmentSubject: orNull("investmentSubject"),
    investmentText: orNull("investmentText"),
    plannedStart: orNull("plannedStart"),
    plannedCompletion: orNull("plannedCompletion"),
    actualStart: orNull("actualStart"),
    actualCompletion: orNull("actualCompletion"),
    owner: orNull("owner"),
    responsibleUnit: orNull("responsibleUnit"),
    industryUnit: orNull("industryUnit"),
    agent: orNull("agent"),
    pairedUnits: namesIn("pairedUnits"),
    leaders: namesIn("leaders"),
    contacts: rows.contacts.map(({ row }) => ({ name: row.name, role: row.role, phone: row.phone })),
    milestones: rows.milestones.map(({ row }) => ({
      name: row.name,
      planned: row.planned || undefined,
      actual: row.actual || null,
      weight: row.weight?.trim() ? Number(row.weight) : 1,
    })),
  };
  const at = Object.fromEntries(
    Object.entries(rows).map(([list, all]) => [list, all.map(({ index }) => index)]),
  );
  return { facts, at: at as Numbered["at"] };
}

function wordOf(issue: z.core.$ZodIssue): string {
  if (/^[A-Z][A-Z0-9_]+$/.test(issue.message)) return issue.message;
  if (issue.path.at(-1) === "weight") return "WEIGHT_RANGE";
  // A choice that is none of the list's, a day that is not there: nothing was chosen.
  if (["too_small", "invalid_value", "invalid_type"].includes(issue.code)) return "REQUIRED";
  return issue.code === "too_big" ? "TEXT_TOO_LONG" : "INVALID";
}

/** The field of the form that a refusal of the schema is about. */
function fieldOf(path: readonly PropertyKey[], at: Record<ListName, number[]>): string {
  const [first, second, third] = path.map(String);
  if (first === "coordinates") return second ?? "longitude";
  if (!first || !(first in at)) return first ?? "";
  const index = at[first as ListName][Number(second)] ?? 0;
  return `${first}.${index}.${third ?? "name"}`;
}

/** Refuses whatever the schema refused, by the names of the form's fields. */
export function refuseIssues(error: z.ZodError, at: Record<ListName, number[]>, refuse: Refuse): void {
  for (const issue of error.issues) refuse(fieldOf(issue.path, at), wordOf(issue));
}
