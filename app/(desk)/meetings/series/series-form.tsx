"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ErrorSummary } from "@/components/ui/error-summary";
import { control, Field } from "@/components/ui/field";
import { RowList } from "@/components/ui/row-list";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { useFormAction } from "@/components/ui/use-form-action";
import type { SeriesChoices } from "@/lib/meetings/queries/series-choices";
import { saveSeries } from "../actions";
import { RhythmFields, type RhythmStands } from "./rhythm-fields";

export type SeriesStands = RhythmStands & {
  name: string;
  level: string;
  /** "region:512021", "programme:<id>", or empty: the whole city. */
  scope: string;
  chair: string;
  place: string;
  units: readonly string[];
  leaders: readonly string[];
};

type Props = {
  /** Null while it is being set up. */
  seriesId: string | null;
  version: number;
  stands: SeriesStands;
  choices: SeriesChoices;
  idempotencyKey: string;
};

const FIELDS = [
  "name",
  "level",
  "scope",
  "chair",
  "place",
  "startsOn",
  "endsOn",
  "startTime",
  "minutes",
  "rule",
] as const;

/** The rows that were sent, for the form that is shown again. */
const rowsIn = (values: Record<string, string>, list: "units" | "leaders"): string[] =>
  Object.entries(values).flatMap(([name, value]) => (name.startsWith(`${list}.`) && value ? [value] : []));

/** A series: what it is, who comes, when it meets. */
export function SeriesForm({ seriesId, version, stands: given, choices, idempotencyKey }: Props) {
  const t = useTranslations("meetings.series");
  const levels = useTranslations("meetings.levels");
  const router = useRouter();
  const [state, submit] = useFormAction(saveSeries);
  const { values } = state;
  const made = state.status === "ok" ? state.data?.id : undefined;
  const leave = useRef(router.push);
  leave.current = router.push;
  useEffect(() => {
    if (made) leave.current(`/meetings/series/${made}`);
  }, [made]);
  const stands: SeriesStands = values
    ? { ...given, ...values, units: rowsIn(values, "units"), leaders: rowsIn(values, "leaders") }
    : given;
  const errors = state.fieldErrors ?? {};
  const fact = (name: "name" | "chair" | "place") => ({
    name,
    label: t(name),
    required: true,
    defaultValue: stands[name],
    error: errors[name],
  });
  const unknown = state.error?.reason === "UNKNOWN_UNIT" ? String(state.error.detail.unit) : null;
  const people = (list: "units" | "leaders", one: "unit" | "leader") => (
    <RowList
      name={list}
      title={t(list)}
      ordered
      rows={stands[list].map((name) => ({ name }))}
      errors={Object.fromEntries(
        stands[list].flatMap((name, index) =>
          name === unknown && list === "units"
            ? [[`${list}.${index}.name`, [t("unknownUnit")]] as const]
            : [],
        ),
      )}
    >
      {({ index, field }) => (
        <TextField
          {...field("name")}
          label={t(one, { at: index + 1 })}
          list={`known-${list}`}
          maxLength={100}
          autoComplete="off"
        />
      )}
    </RowList>
  );
  return (
    <form action={submit} className="grid max-w-3xl gap-4">
      <ErrorSummary state={state} labels={Object.fromEntries(FIELDS.map((name) => [name, t(name)]))} />
      {seriesId && <input type="hidden" name="seriesId" value={seriesId} />}
      <input type="hidden" name="version" value={values?.version ?? version} />
      <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
      {(["units", "leaders"] as const).map((list) => (
        <datalist key={list} id={`known-${list}`}>
          {choices[list].map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      ))}
      <div key={JSON.stringify(values ?? null)} className="grid gap-4">
        <Card title={t("facts")}>
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField
              {...fact("name")}
              hint={t("nameHint")}
              maxLength={60}
              autoComplete="off"
              className="sm:col-span-2"
            />
            <Select
              name="level"
              label={t("level")}
              defaultValue={stands.level}
              choices={choices.levels.map((level) => ({
                value: String(level),
                label: levels(String(level) as "1"),
              }))}
            />
            <Field name="scope" label={t("scope")} hint={t("scopeHint")} error={errors.region}>
              {(ties) => (
                <select {...ties} name="scope" defaultValue={stands.scope} className={control}>
                  {choices.wholeCity && <option value="">{t("wholeCity")}</option>}
                  <optgroup label={t("regions")}>
                    {choices.regions.map(({ code, name }) => (
                      <option key={code} value={`region:${code}`}>
                        {name}
                      </option>
                    ))}
                  </optgroup>
                  {choices.programmes.length > 0 && (
                    <optgroup label={t("programmes")}>
                      {choices.programmes.map(({ id, name }) => (
                        <option key={id} value={`programme:${id}`}>
                          {name}
                        </option>
                      ))}
                    </optgroup>
                  )}
                </select>
              )}
            </Field>
            <TextField
              {...fact("chair")}
              hint={t("chairHint")}
              maxLength={60}
              list="known-leaders"
              autoComplete="off"
            />
            <TextField {...fact("place")} maxLength={100} />
          </div>
        </Card>
        <Card title={t("rhythm")}>
          <RhythmFields stands={stands} errors={errors} />
        </Card>
        <Card title={t("people")}>
          <div className="grid gap-6 md:grid-cols-2">
            {people("units", "unit")}
            {people("leaders", "leader")}
          </div>
        </Card>
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton>{t(seriesId ? "save" : "create")}</SubmitButton>
        <LinkButton href={seriesId ? `/meetings/series/${seriesId}` : "/meetings"}>{t("cancel")}</LinkButton>
      </div>
    </form>
  );
}
