import type { useTranslations } from "next-intl";
import type { z } from "zod";

type Translate = ReturnType<typeof useTranslations<"errors">>;
type Issue = z.core.$ZodIssue;

/** Key below `errors.fields` in messages/ and its values. A schema's own codes are in capitals. */
function wordOf(issue: Issue): { key: string; values: Record<string, string | number> } {
  if (/^[A-Z][A-Z0-9_]+$/.test(issue.message)) return { key: issue.message, values: {} };
  if (issue.code === "too_small") {
    const minimum = Number(issue.minimum);
    if (issue.origin === "string") {
      return minimum <= 1 ? { key: "REQUIRED", values: {} } : { key: "TOO_SHORT", values: { minimum } };
    }
    return { key: issue.origin === "array" ? "TOO_FEW" : "TOO_SMALL", values: { minimum } };
  }
  if (issue.code === "too_big") {
    const maximum = Number(issue.maximum);
    if (issue.origin === "string") return { key: "TOO_LONG", values: { maximum } };
    return { key: issue.origin === "array" ? "TOO_MANY" : "TOO_BIG", values: { maximum } };
  }
  if (issue.code === "invalid_type" && issue.input === undefined) return { key: "REQUIRED", values: {} };
  if (issue.code === "unrecognized_keys") return { key: "UNKNOWN_FIELD", values: {} };
  return { key: "INVALID", values: {} };
}

/** What is wrong with each field, in words. */
export function fieldErrorsOf(error: z.ZodError, t: Translate): Record<string, string[]> {
  const fields: Record<string, string[]> = {};
  const add = (name: string, issue: Issue) => {
    const { key, values } = wordOf(issue);
    const path = `fields.${key}` as Parameters<Translate>[0];
    const word = t.has(path) ? t(path, values) : t("fields.INVALID");
    fields[name] = [...new Set([...(fields[name] ?? []), word])];
  };
  for (const issue of error.issues.slice(0, 100)) {
    if (issue.code === "unrecognized_keys") for (const key of issue.keys) add(key, issue);
    else add(issue.path.join("."), issue);
  }
  return fields;
}
