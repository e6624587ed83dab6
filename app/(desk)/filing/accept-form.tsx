"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { useFormAction } from "@/components/ui/use-form-action";
import type { Period } from "@/lib/core/periods";
import { errorText } from "@/lib/web/form-state";
import { acceptMany } from "./actions";

/** Accepts the chosen reports, each by itself: what changed meanwhile is named and left. */
export function AcceptForm({
  period,
  names,
  children,
}: {
  period: Period;
  /** Project names by id, for what could not be accepted. */
  names: Record<string, string>;
  /** The table with its boxes. */
  children: ReactNode;
}) {
  const t = useTranslations("filing");
  const common = useTranslations("common");
  const errors = useTranslations("errors");
  const [state, submit] = useFormAction(acceptMany);
  const [count, setCount] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  const boxes = () => [...(form.current?.querySelectorAll<HTMLInputElement>("input[name=report]") ?? [])];
  const recount = () => setCount(boxes().filter((box) => box.checked).length);
  const refused = state.data?.filter((outcome) => !outcome.accepted) ?? [];
  return (
    <form ref={form} action={submit} onChange={recount} onReset={() => setCount(0)}>
      <ErrorSummary state={state} />
      {state.status === "ok" && state.data && (
        <Notice live title={t("acceptedMany", { count: state.data.length - refused.length })}>
          {refused.map((outcome) => (
            <p key={outcome.projectId}>
              {common("labelled", {
                name: names[outcome.projectId] ?? "",
                text: errorText(errors, { reason: outcome.reason ?? "CONFLICT", detail: { period } }),
              })}
            </p>
          ))}
        </Notice>
      )}
      <input type="hidden" name="period" value={period} />
      <div className="mb-3 flex flex-wrap items-center gap-3">
        <SubmitButton>{t("acceptChosen", { count })}</SubmitButton>
        <Button
          onClick={() => {
            const all = boxes();
            const every = all.every((box) => box.checked);
            for (const box of all) box.checked = !every;
            recount();
          }}
        >
          {t("chooseAll")}
        </Button>
        <span className="text-xs text-ink-2">{t("acceptHint")}</span>
      </div>
      {children}
    </form>
  );
}
