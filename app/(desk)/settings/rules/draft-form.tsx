"use client";

import { useTranslations } from "next-intl";
import { useSettingWords } from "@/components/lamps/setting-words";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Select } from "@/components/ui/select";
import { StatusLine } from "@/components/ui/status-line";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { useFormAction } from "@/components/ui/use-form-action";
import type { RuleSettings } from "@/lib/lamps/rules/settings";
import { saveDraftAction } from "./actions";
import { valuesOf } from "./rule-values";

type Props = {
  draft: { id: string; version: number; name: string } | null;
  settings: RuleSettings;
  /** The version in force: what differs from it is marked. */
  inForce: RuleSettings;
};

type Numbers = Exclude<keyof ReturnType<typeof valuesOf>, "redExit">;

const groups = [
  { key: "behind", fields: ["investmentRatio", "investmentGap", "milestoneDays", "issueOverdueDays"] },
  { key: "runs", fields: ["monthsBehindToRed", "monthsRedToCase"] },
] as const satisfies readonly { key: string; fields: readonly Numbers[] }[];

const switches = ["notStarted", "completionOverdue", "notReported"] as const;

/** All settings of a draft, each with the regulation's words and what stands in force. */
export function DraftForm({ draft, settings, inForce }: Props) {
  const t = useTranslations("rules");
  const words = useSettingWords();
  const [state, submit] = useFormAction(saveDraftAction);
  const stands = valuesOf(settings);
  const refused = state.status === "error";
  const textOf = (name: keyof typeof stands) => state.values?.[name] ?? stands[name];
  const isOn = (name: (typeof switches)[number]) =>
    refused ? state.values?.[name] === "on" : settings[name];
  const hintOf = (key: keyof RuleSettings) =>
    `${words.clause(key)} ${t("standsInForce", { value: words.value(key, inForce) })}`;
  const changed = (key: keyof RuleSettings) =>
    JSON.stringify(settings[key]) === JSON.stringify(inForce[key]) ? undefined : t("differs");
  const number = (name: Numbers, key: keyof RuleSettings, label: string, hint: string) => (
    <TextField
      key={name}
      name={name}
      label={label}
      hint={hint}
      warning={changed(key)}
      inputMode="decimal"
      autoComplete="off"
      defaultValue={textOf(name)}
      error={state.fieldErrors?.[name]}
      className="max-w-xl"
    />
  );
  const labels = Object.fromEntries(
    [...Object.keys(stands), "name"].map((name) => [
      name,
      t.has(`field.${name}`) ? t(`field.${name}` as "field.name") : name,
    ]),
  );
  return (
    <form action={submit} className="grid gap-4">
      <ErrorSummary state={state} labels={labels} />
      {draft && <input type="hidden" name="draftId" value={draft.id} />}
      {draft && <input type="hidden" name="version" value={draft.version} />}
      <Card title={t("draft")}>
        <TextField
          name="name"
          label={t("field.name")}
          hint={t("nameHint")}
          maxLength={60}
          required
          defaultValue={state.values?.name ?? draft?.name ?? ""}
          error={state.fieldErrors?.name}
          className="max-w-xl"
        />
      </Card>
      {groups.map(({ key: group, fields }) => (
        <Card key={group} title={t(`group.${group}`)}>
          <div className="grid gap-4">
            {fields.map((key) => number(key, key, t(`field.${key}`), hintOf(key)))}
            {group === "behind" &&
              switches.map((key) => (
                <Checkbox
                  key={key}
                  name={key}
                  label={words.label(key)}
                  hint={[hintOf(key), changed(key)].filter(Boolean).join(" ")}
                  defaultChecked={isOn(key)}
                  className="max-w-xl"
                />
              ))}
            {group === "runs" && (
              <Select
                name="redExit"
                label={words.label("redExit")}
                hint={hintOf("redExit")}
                warning={changed("redExit")}
                defaultValue={textOf("redExit")}
                choices={[
                  { value: "green", label: t("value.exitGreen") },
                  { value: "via-yellow", label: t("value.exitYellow") },
                ]}
                className="max-w-xl"
              />
            )}
          </div>
        </Card>
      ))}
      <Card title={words.label("severe")}>
        <div className="grid gap-4">
          {number("severeRatio", "severe", t("field.severeRatio"), hintOf("severe"))}
          {number("severeGap", "severe", t("field.severeGap"), t("severeHint"))}
        </div>
      </Card>
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton>{t("save")}</SubmitButton>
        <StatusLine>{state.status === "ok" ? t("saved") : ""}</StatusLine>
      </div>
    </form>
  );
}
