"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { errorText, type FormState } from "@/lib/web/form-state";

/** Brings the field under the eyes and the cursor into it; the label's words alone would not focus it. */
function goTo(name: string): void {
  const field = document.getElementById(`field-${name}`);
  field?.scrollIntoView({ block: "center" });
  field?.querySelector<HTMLElement>("input:not([type=hidden]), select, textarea")?.focus();
}

/**
 * Why a form was not accepted, above it: the refusal, and each field with its reason as a link. Takes the focus
 * when a new refusal arrives. `labels` names the fields by their `name`.
 */
export function ErrorSummary({ state, labels = {} }: { state: FormState; labels?: Record<string, string> }) {
  const t = useTranslations("ui.form");
  const errors = useTranslations("errors");
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (state.status === "error") box.current?.focus();
  }, [state]);
  if (state.status !== "error") return null;
  const fields = Object.entries(state.fieldErrors ?? {}).filter(([, reasons]) => reasons.length > 0);
  return (
    <div
      ref={box}
      tabIndex={-1}
      role="alert"
      className="mb-4 rounded-lg border-2 border-ink bg-surface px-4 py-3"
    >
      <p className="font-semibold">
        {fields.length > 0
          ? t("fix", { count: fields.length })
          : state.error && errorText(errors, state.error)}
      </p>
      {fields.length > 0 && (
        <ul className="mt-1 grid gap-1">
          {fields.map(([name, reasons]) => (
            <li key={name}>
              <a
                href={`#field-${name}`}
                className="text-accent underline"
                onClick={(event) => {
                  event.preventDefault();
                  goTo(name);
                }}
              >
                {labels[name]
                  ? t("fieldReason", { field: labels[name], reason: reasons.join(" ") })
                  : reasons.join(" ")}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
