"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { LinkButton } from "@/components/ui/button";
import { FileDrop } from "@/components/ui/file-drop";
import { Notice } from "@/components/ui/notice";
import { formatMoment } from "@/lib/core/format";
import type { ImportResult } from "@/lib/projects/commands/import-projects";
import type { MoneyUnit } from "@/lib/projects/rules/import/columns";
import { errorText, type FormState, idle } from "@/lib/web/form-state";
import { importAction } from "./actions";
import { ColumnMapping } from "./column-mapping";
import { Preview } from "./preview";

const MAX_BYTES = 20 * 1024 * 1024;

type Choices = {
  year: number | null;
  sheet: string | null;
  /** By column letter; "" leaves the column out. */
  mapping: Record<string, string>;
  moneyUnit: MoneyUnit | null;
  createUnits: boolean;
  partial: boolean;
};
const untouched: Choices = {
  year: null,
  sheet: null,
  mapping: {},
  moneyUnit: null,
  createUnits: false,
  partial: false,
};

/** What is sent: the file that was chosen once, and what the reader decided about it. */
function formOf(file: File, choices: Choices, more: Record<string, string>): FormData {
  const form = new FormData();
  form.set("file", file);
  if (choices.year !== null) form.set("year", String(choices.year));
  if (choices.sheet !== null) form.set("sheet", choices.sheet);
  if (Object.keys(choices.mapping).length > 0) form.set("mapping", JSON.stringify(choices.mapping));
  if (choices.moneyUnit !== null) form.set("moneyUnit", choices.moneyUnit);
  if (choices.createUnits) form.set("createUnits", "true");
  if (choices.partial) form.set("partial", "true");
  for (const [name, value] of Object.entries(more)) form.set(name, value);
  return form;
}

/** Drop a file, see each row's fate, correct, import. The chosen file stays until another one is chosen. */
export function ImportForm() {
  const t = useTranslations("import");
  const errors = useTranslations("errors");
  const locale = useLocale();
  const [file, setFile] = useState<File | null>(null);
  const [choices, setChoices] = useState<Choices>(untouched);
  const [state, setState] = useState<FormState<ImportResult>>(idle);
  const [result, setResult] = useState<ImportResult | null>(null);
  const [doing, setDoing] = useState<"preview" | "apply">("preview");
  const [pending, start] = useTransition();

  const send = (chosen: File, next: Choices, more: Record<string, string>) => {
    setDoing(more.dryRun ? "preview" : "apply");
    start(async () => {
      const answer = await importAction(idle, formOf(chosen, next, more)).catch(
        (): FormState<ImportResult> => ({
          status: "error",
          error: { code: "INTERNAL", reason: "IMPORT_NOT_SENT", detail: {} },
        }),
      );
      setState(answer);
      if (answer.data) setResult(answer.data);
    });
  };
  const preview = (chosen: File, next: Choices) => {
    setChoices(next);
    send(chosen, next, { dryRun: "true" });
  };
  const choose = (chosen: File | undefined) => {
    if (!chosen) return;
    setFile(chosen);
    setResult(null);
    if (chosen.size > MAX_BYTES) {
      const error = {
        code: "RULE_VIOLATION",
        reason: "FILE_TOO_LARGE",
        detail: { megabytes: 20, file: chosen.name },
      } as const;
      setState({ status: "error", error });
      return;
    }
    preview(chosen, untouched);
  };
  const apply = () => {
    if (file && result) {
      send(file, choices, { previewHash: result.previewHash, idempotencyKey: crypto.randomUUID() });
    }
  };

  const refusal =
    state.status === "error" && state.error
      ? [errorText(errors, state.error), ...Object.values(state.fieldErrors ?? {}).flat()].join(" ")
      : null;
  const rows = result ? result.counts.new + result.counts.changed : 0;
  const said = doing === "apply" ? t("doing.apply", { rows }) : t("doing.preview");
  const words = result?.applied ? null : result;

  return (
    <>
      <div className="mb-4">
        <FileDrop
          name="file"
          label={file ? file.name : t("drop")}
          hint={file ? t("chooseOther") : t("dropHint")}
          accept=".xlsx,.csv"
          disabled={pending}
          onFiles={([chosen]) => choose(chosen)}
        />
      </div>

      <div aria-live="polite">
        {pending && (
          <p className="mb-4 text-ink-2">
            <progress className="mr-3 h-2 w-40 align-middle" aria-label={said} />
            {said}
          </p>
        )}
        {!pending && refusal && <Notice kind="error">{refusal}</Notice>}
      </div>

      {result?.applied && !pending && (
        <Notice
          live
          title={t("doneTitle")}
          next={
            <LinkButton variant="primary" href={`/projects?year=${result.year}`}>
              {t("toProjects")}
            </LinkButton>
          }
        >
          {t("done", {
            created: result.counts.new,
            changed: result.counts.changed,
            same: result.counts.same,
          })}
        </Notice>
      )}

      {words && file && (
        <div aria-busy={pending} className={pending ? "opacity-60" : undefined}>
          {words.source === "export" ? (
            <Notice title={t("exportTitle")}>
              {t("exportRead", {
                year: words.year,
                when: formatMoment(words.exportedAt ?? "", locale),
              })}
            </Notice>
          ) : (
            <ColumnMapping
              result={words}
              disabled={pending}
              onYear={(year) => preview(file, { ...choices, year })}
              onSheet={(sheet) => preview(file, { ...choices, sheet, mapping: {} })}
              onColumn={(letter, field) => {
                preview(file, { ...choices, mapping: { ...choices.mapping, [letter]: field } });
              }}
              onMoneyUnit={(moneyUnit) => preview(file, { ...choices, moneyUnit })}
            />
          )}
          <Preview
            result={words}
            disabled={pending}
            createUnits={choices.createUnits}
            partial={choices.partial}
            onCreateUnits={(createUnits) => preview(file, { ...choices, createUnits })}
            onPartial={(partial) => setChoices({ ...choices, partial })}
            onApply={apply}
          />
        </div>
      )}
      {result?.applied && <Preview result={result} disabled />}
    </>
  );
}
