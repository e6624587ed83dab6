import type { useTranslations } from "next-intl";
import type { ErrorCode } from "@/lib/core/errors";

export type FormError = {
  code: ErrorCode | "INVALID_INPUT" | "INTERNAL";
  /** Key below `errors` in messages/. */
  reason: string;
  detail: Record<string, string | number>;
};

/** What a Server Action answers to `useActionState`. */
export type FormState<T = unknown> = {
  status: "idle" | "ok" | "error";
  data?: T;
  error?: FormError;
  /** By field name, in the reader's words. */
  fieldErrors?: Record<string, string[]>;
  /** What was typed, for a form that must be shown again; never passwords. */
  values?: Record<string, string>;
};

export const idle: FormState<never> = { status: "idle" };

/** Nothing came back: the line dropped, or the server is down. */
export const connectionLost: FormState<never> = {
  status: "error",
  error: { code: "INTERNAL", reason: "CONNECTION_LOST", detail: {} },
};

type Translate = ReturnType<typeof useTranslations<"errors">>;

/** A refusal in words. `t` is `useTranslations("errors")` or `await getTranslations("errors")`. */
export function errorText(t: Translate, error: Pick<FormError, "reason" | "detail">): string {
  const key = error.reason as Parameters<Translate>[0];
  return t.has(key) ? t(key, error.detail) : t("REFUSED", { reason: error.reason });
}
