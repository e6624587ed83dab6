"use client";

import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Notice } from "@/components/ui/notice";
import { type Choice, Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { DateField, TextArea, TextField } from "@/components/ui/text-field";
import { useFormAction } from "@/components/ui/use-form-action";
import { formatDay } from "@/lib/core/format";
import type { Day } from "@/lib/core/periods";
import type { Shortcut } from "@/lib/issues/rules/shortcuts";
import { errorText } from "@/lib/web/form-state";
import { assignAction } from "../actions";

type Props = {
  ids: readonly string[];
  /** Of the one issue; several are assigned as they stand. */
  version: number | null;
  idempotencyKey: string;
  units: readonly Choice[];
  today: Day;
  shortcuts: readonly Shortcut[];
  /** By when a unit that is given it today has to accept it. */
  acceptBy: Day;
};

const fields = ["leadUnitId", "leadPerson", "deadline", "effect", "targetQuantity", "targetUnit"] as const;

/** 三定 on one form, with the deadlines that an office gives most a click away. */
export function AssignForm({ ids, version, idempotencyKey, units, today, shortcuts, acceptBy }: Props) {
  const t = useTranslations("issues");
  const errors = useTranslations("errors");
  const locale = useLocale();
  const [state, submit] = useFormAction(assignAction);
  const [deadline, setDeadline] = useState("");
  const field = (name: (typeof fields)[number]) => ({
    name,
    label: t(`form.${name}`),
    defaultValue: state.values?.[name] ?? "",
    error: state.fieldErrors?.[name],
  });
  if (state.status === "ok" && state.data) {
    const refused = state.data.filter(({ assigned }) => !assigned);
    return (
      <Notice
        live
        title={t("assignedCount", { count: state.data.length - refused.length })}
        next={
          <Link href="/issues" className="text-accent hover:underline">
            {t("back")}
          </Link>
        }
      >
        {refused.map(({ issueId, reason }) => (
          <p key={issueId}>{errorText(errors, { reason: reason ?? "", detail: {} })}</p>
        ))}
      </Notice>
    );
  }
  return (
    <Card>
      <form action={submit} className="grid gap-4">
        <ErrorSummary
          state={state}
          labels={Object.fromEntries(fields.map((name) => [name, t(`form.${name}`)]))}
        />
        <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
        {ids.map((id) => (
          <input key={id} type="hidden" name="id" value={id} />
        ))}
        {version !== null && <input type="hidden" name="version" value={version} />}
        <fieldset className="grid gap-4">
          <legend className="mb-2 font-semibold">{t("fix.responsibility")}</legend>
          <div className="grid gap-4 md:grid-cols-2">
            <Select {...field("leadUnitId")} choices={units} emptyLabel={t("form.pick")} required />
            <TextField {...field("leadPerson")} maxLength={60} required />
          </div>
          <details>
            <summary className="cursor-pointer text-accent">{t("form.assisting")}</summary>
            <div className="mt-2 grid gap-x-4 sm:grid-cols-2 xl:grid-cols-3">
              {units.map(({ value, label }) => (
                <Checkbox key={value} name="assistingUnitIds" value={value} label={label} />
              ))}
            </div>
          </details>
        </fieldset>
        <fieldset className="grid gap-2">
          <legend className="mb-2 font-semibold">{t("fix.deadline")}</legend>
          <DateField
            {...field("deadline")}
            defaultValue={undefined}
            value={deadline}
            onChange={(event) => setDeadline(event.target.value)}
            min={today}
            required
            hint={t("form.deadlineHint", { day: formatDay(acceptBy, locale, { year: false }) })}
            className="max-w-60"
          />
          <div className="flex flex-wrap gap-2">
            {shortcuts.map(({ key, day }) => (
              <Button key={key} onClick={() => setDeadline(day)}>
                {t(`shortcut.${key}`, { day: formatDay(day, locale, { year: false }) })}
              </Button>
            ))}
          </div>
        </fieldset>
        <fieldset className="grid gap-4">
          <legend className="mb-2 font-semibold">{t("fix.effect")}</legend>
          <TextArea {...field("effect")} maxLength={500} required />
          <div className="grid gap-4 md:grid-cols-2">
            <TextField {...field("targetQuantity")} inputMode="decimal" hint={t("form.targetHint")} />
            <TextField {...field("targetUnit")} maxLength={20} />
          </div>
        </fieldset>
        <div>
          <SubmitButton>{t("act.assign")}</SubmitButton>
        </div>
      </form>
    </Card>
  );
}
