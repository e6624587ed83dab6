"use client";

import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { Button, LinkButton } from "@/components/ui/button";
import { FileDrop } from "@/components/ui/file-drop";
import { Notice } from "@/components/ui/notice";
import type { FiledRow, FilingImport } from "@/lib/progress/commands/import-filings";
import { errorText, type FormState, idle } from "@/lib/web/form-state";
import { sheetAction } from "./actions";
import { SheetRows } from "./sheet-rows";

type Act = "preview" | "draft" | "submit";

const isChosenAtFirst = (row: FiledRow): boolean => row.fate === "ready" || row.fate === "partial";

/** Drop the filled sheet, see what each row changes, choose, keep or hand in. */
export function SheetForm() {
  const t = useTranslations("filingSheet");
  const errors = useTranslations("errors");
  const [file, setFile] = useState<File | null>(null);
  const [result, setResult] = useState<FilingImport | null>(null);
  const [state, setState] = useState<FormState<FilingImport>>(idle);
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [pending, start] = useTransition();

  const send = (given: File, act: Act, rows: readonly FiledRow[]) =>
    start(async () => {
      const form = new FormData();
      form.set("file", given);
      form.set("act", act);
      form.set("rows", rows.map(({ row, version }) => `${row}:${version}`).join(","));
      if (act !== "preview") form.set("idempotencyKey", crypto.randomUUID());
      const answer = await sheetAction(idle, form).catch(
        (): FormState<FilingImport> => ({
          status: "error",
          error: { code: "INTERNAL", reason: "IMPORT_NOT_SENT", detail: {} },
        }),
      );
      setState(answer);
      if (!answer.data) return;
      setResult(answer.data);
      setChosen(
        new Set(act === "preview" ? answer.data.rows.filter(isChosenAtFirst).map(({ row }) => row) : []),
      );
    });

  const rows = (result?.rows ?? []).filter(({ row }) => chosen.has(row));
  const ready = rows.filter((row) => row.fate === "ready" || row.fate === "conflict");
  const refusal = state.status === "error" && state.error ? errorText(errors, state.error) : null;
  const done = result ? result.done.draft + result.done.submitted : 0;

  return (
    <section className="rounded-lg border border-line bg-surface">
      <div className="px-4 py-3">
        <h2 className="mb-2 font-semibold">{t("stepUpload")}</h2>
        <FileDrop
          name="file"
          label={file ? file.name : t("drop")}
          hint={file ? t("chooseOther") : t("dropHint")}
          accept=".xlsx"
          disabled={pending}
          onFiles={([given]) => {
            if (!given) return;
            setFile(given);
            setResult(null);
            send(given, "preview", []);
          }}
        />
      </div>
      <div aria-live="polite" className="px-4">
        {pending && <p className="pb-3 text-ink-2">{t("reading")}</p>}
        {!pending && refusal && <Notice kind="error">{refusal}</Notice>}
        {!pending && done > 0 && result && (
          <Notice
            live
            title={t("done", result.done)}
            next={<LinkButton href="/filing">{t("back")}</LinkButton>}
          >
            {t("doneHint")}
          </Notice>
        )}
      </div>
      {result && (
        <div aria-busy={pending} className={pending ? "opacity-60" : undefined}>
          <p className="border-t border-line px-4 py-3">
            {t("counts", result.counts)}
            {result.late && <span className="ml-2 font-semibold">{t("late")}</span>}
          </p>
          {done === 0 && (
            <p className="flex flex-wrap items-center gap-3 border-t border-line px-4 py-3">
              <Button
                variant="primary"
                disabled={pending || ready.length === 0 || !file}
                onClick={() => file && send(file, "submit", ready)}
              >
                {t("submit", { count: ready.length })}
              </Button>
              <Button
                disabled={pending || rows.length === 0 || !file}
                onClick={() => file && send(file, "draft", rows)}
              >
                {t("draft", { count: rows.length })}
              </Button>
              <span className="text-ink-2">{t("chooseHint")}</span>
            </p>
          )}
          <SheetRows
            rows={result.rows}
            chosen={done === 0 ? chosen : null}
            disabled={pending}
            onChoose={(row, on) => {
              const next = new Set(chosen);
              if (on) next.add(row);
              else next.delete(row);
              setChosen(next);
            }}
          />
        </div>
      )}
    </section>
  );
}
