import type { FormState } from "@/lib/web/form-state";
import { type FieldName, type FormValues, fieldNames, filledRows, listNames, rowField } from "./form-values";

const order: readonly string[] = [...fieldNames, ...listNames];
const rank = (field: string): number => order.indexOf(field.split(".")[0] ?? "");

/** Refusals as the form asks: from its top to its end. */
const inOrder = (errors: Record<string, string[]>): Record<string, string[]> =>
  Object.fromEntries(Object.entries(errors).sort(([a], [b]) => rank(a) - rank(b)));

/** Which single field a refusal of the command is about. */
const fieldOf: Record<string, FieldName> = {
  PROJECT_NAME_TAKEN: "name",
  PROJECT_NAME_WITHDRAWN: "name",
  NATIONAL_CODE_TAKEN: "nationalCode",
  UNKNOWN_REGION: "regionCode",
};

/** The fields in which an unknown unit's name stands. */
function naming(values: FormValues, unit: string): string[] {
  const single = (["responsibleUnit", "industryUnit"] as const).filter(
    (name) => values[name]?.trim() === unit,
  );
  const paired = filledRows(values, "pairedUnits")
    .filter(({ row }) => row.name?.trim() === unit)
    .map(({ index }) => rowField("pairedUnits", index, "name"));
  return [...single, ...paired];
}

/** Refusals in the order of the form; one of the command stands beside the fields that it is about, if any. */
export function besideFields<T>(state: FormState<T>, values: FormValues, words: string): FormState<T> {
  if (state.fieldErrors) return { ...state, fieldErrors: inOrder(state.fieldErrors) };
  if (state.status !== "error" || !state.error) return state;
  const { reason, detail } = state.error;
  const single = fieldOf[reason];
  const fields =
    reason === "UNKNOWN_UNIT" ? naming(values, String(detail.unit)) : single === undefined ? [] : [single];
  if (fields.length === 0) return state;
  return { ...state, fieldErrors: Object.fromEntries(fields.map((field) => [field, [words]])) };
}
