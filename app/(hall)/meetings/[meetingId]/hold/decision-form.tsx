"use client";

import { useTranslations } from "next-intl";
import { useEffect, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { control } from "@/components/ui/field";
import { issueCategories } from "@/lib/issues/rules/kinds";
import { DeadlineField } from "./deadline-field";
import {
  type DecideFields,
  type DecisionFault,
  type DecisionValues,
  decisionFields,
  personOf,
} from "./decision-values";
import { KeyHint } from "./key-hint";
import type { Item } from "./overlay";
import { useSession } from "./session-context";
import { UnitPicker } from "./unit-picker";

/**
 * A decision with its three fixes, from the keyboard: Enter goes on to the next field, Ctrl+Enter saves from anywhere,
 * Escape closes and keeps what was typed. `draft`: where it is kept until it is saved.
 */
export function DecisionForm({
  item,
  start,
  draft,
  save,
  close,
}: {
  item: Item | null;
  start: DecisionValues;
  draft: string;
  save: (fields: DecideFields) => void;
  close: () => void;
}) {
  const t = useTranslations("meetings.session.form");
  const issues = useTranslations("issues");
  const { store, units, view, isOff } = useSession();
  const id = useId();
  const [values, setValues] = useState<DecisionValues>(
    () => store.kept.draft<DecisionValues>(draft) ?? start,
  );
  const [faults, setFaults] = useState<readonly DecisionFault[]>([]);
  const title = useRef<HTMLInputElement>(null);
  const unit = useRef<HTMLInputElement>(null);
  const person = useRef<HTMLInputElement>(null);
  const deadline = useRef<HTMLInputElement>(null);
  const effect = useRef<HTMLTextAreaElement>(null);
  const places = { title, units: unit, person, deadline, effect };

  useEffect(() => {
    title.current?.focus();
  }, []);

  const change = (part: Partial<DecisionValues>): void => {
    const next = { ...values, ...part };
    setValues(next);
    store.kept.keepDraft(draft, next);
  };
  const finish = (): void => {
    const read = decisionFields(values, view.on, isOff);
    if ("faults" in read) {
      setFaults(read.faults);
      const [first] = read.faults;
      if (first) places[first].current?.focus();
      return;
    }
    store.kept.keepDraft(draft, null);
    save(read.fields);
  };
  const wanting = (name: DecisionFault) => (faults.includes(name) ? t(`wanting.${name}`) : undefined);
  const text = (name: "title" | "person", next: { current: HTMLElement | null }, longest: number) => (
    <div className={name === "title" ? "sm:col-span-2" : ""}>
      <label htmlFor={`${id}-${name}`} className="mb-1 block text-[13px] text-ink-2">
        {t(name)}
      </label>
      <input
        ref={places[name]}
        id={`${id}-${name}`}
        value={values[name]}
        maxLength={longest}
        autoComplete="off"
        aria-invalid={wanting(name) ? true : undefined}
        aria-describedby={wanting(name) ? `${id}-${name}-fault` : undefined}
        // What was known beforehand is replaced by typing.
        onFocus={(event) => event.target.select()}
        onChange={(event) => change({ [name]: event.target.value })}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.ctrlKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          next.current?.focus();
        }}
        className={control}
      />
      {wanting(name) && (
        <p id={`${id}-${name}-fault`} className="mt-1 text-xs font-semibold">
          {wanting(name)}
        </p>
      )}
    </div>
  );
  return (
    <form
      aria-label={t("name")}
      onSubmit={(event) => {
        event.preventDefault();
        finish();
      }}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === "Enter" && event.ctrlKey) {
          event.preventDefault();
          finish();
        } else if (event.key === "Escape") {
          event.preventDefault();
          close();
        }
      }}
      className="grid gap-3 rounded-lg border border-accent p-4 sm:grid-cols-2"
    >
      {text("title", unit, 120)}
      <div className="sm:col-span-2">
        <UnitPicker
          ref={unit}
          units={units}
          picked={values.units}
          error={wanting("units")}
          next={() => person.current?.focus()}
          pick={(picked) => {
            const [lead] = picked;
            const known = lead && !values.person ? personOf(lead.id, view.attendance, item) : "";
            change({ units: picked, ...(known ? { person: known } : {}) });
          }}
        />
      </div>
      {text("person", deadline, 60)}
      <DeadlineField
        ref={deadline}
        words={values.deadline}
        from={view.on}
        isOff={isOff}
        error={wanting("deadline")}
        next={() => effect.current?.focus()}
        change={(words) => change({ deadline: words })}
      />
      <div className="sm:col-span-2">
        <label htmlFor={`${id}-effect`} className="mb-1 block text-[13px] text-ink-2">
          {t("effect")}
        </label>
        <textarea
          ref={effect}
          id={`${id}-effect`}
          rows={2}
          value={values.effect}
          maxLength={500}
          aria-invalid={wanting("effect") ? true : undefined}
          onChange={(event) => change({ effect: event.target.value })}
          className={`${control} field-sizing-content`}
        />
        {wanting("effect") && <p className="mt-1 text-xs font-semibold">{wanting("effect")}</p>}
      </div>
      {!item?.issue && (
        <div>
          <label htmlFor={`${id}-category`} className="mb-1 block text-[13px] text-ink-2">
            {issues("category")}
          </label>
          <select
            id={`${id}-category`}
            value={values.category}
            onChange={(event) => change({ category: event.target.value as DecisionValues["category"] })}
            className={control}
          >
            {issueCategories.map((category) => (
              <option key={category} value={category}>
                {issues(`categories.${category}`)}
              </option>
            ))}
          </select>
        </div>
      )}
      <ProjectChoice item={item} value={values.projectId} change={(projectId) => change({ projectId })} />
      <div className="flex items-center gap-3 sm:col-span-2">
        <Button type="submit" variant="primary">
          {t("save")} <span className="text-xs">Ctrl+Enter</span>
        </Button>
        <Button onClick={close}>
          {t("close")} <KeyHint>Esc</KeyHint>
        </Button>
      </div>
    </form>
  );
}

/** Which project it is about, where the item is about several: those of the lamps told, or of the unit's sheet. */
function ProjectChoice({
  item,
  value,
  change,
}: {
  item: Item | null;
  value: string;
  change: (projectId: string) => void;
}) {
  const t = useTranslations("meetings.session.form");
  const { sheets } = useSession();
  const id = useId();
  const projects =
    item?.why.code === "LAMPS"
      ? item.why.projects.map(({ projectId, name }) => ({ id: projectId, name }))
      : ((item?.unit && sheets[item.unit.id]?.projects) ?? []);
  if (item?.issue || projects.length === 0) return null;
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-[13px] text-ink-2">
        {t("project")}
      </label>
      <select id={id} value={value} onChange={(event) => change(event.target.value)} className={control}>
        <option value="">{t("noProject")}</option>
        {projects.map(({ id: projectId, name }) => (
          <option key={projectId} value={projectId}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
