"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useMeetingWords } from "@/components/meetings/words";
import { Checkbox } from "@/components/ui/checkbox";
import { Select } from "@/components/ui/select";
import { DateField, TextField } from "@/components/ui/text-field";
import { offDayMoves } from "@/lib/meetings/rules/kinds";
import { choiceOf, type RhythmChoice, ruleOf, weekdayCodes } from "@/lib/meetings/rules/rhythm-choice";
import { idle } from "@/lib/web/form-state";
import { showDates } from "../actions";

type Kind = "weekly" | "half" | "dates" | "last" | "other";
const kinds: readonly Kind[] = ["weekly", "half", "dates", "last", "other"];

const MONTH_DATES = Array.from({ length: 31 }, (_, index) => index + 1);
const HALF = [15, -1];

const same = (a: readonly number[], b: readonly number[]) => a.join() === b.join();

function kindOf(choice: RhythmChoice): Kind {
  if (choice.kind === "weekly") return choice.every <= 2 ? "weekly" : "other";
  if (choice.kind === "other" || choice.every > 1) return "other";
  if (same(choice.dates, HALF)) return "half";
  return same(choice.dates, [-1]) ? "last" : "dates";
}

/** What somebody has chosen so far; kept when they look at another kind. */
type Chosen = {
  kind: Kind;
  every: number;
  days: (typeof weekdayCodes)[number][];
  dates: number[];
  own: string;
};

function chosenOf(rule: string): Chosen {
  const choice = choiceOf(rule);
  return {
    kind: rule === "" ? "last" : kindOf(choice),
    every: choice.kind === "weekly" ? choice.every : 1,
    days: choice.kind === "weekly" ? choice.days : ["MO"],
    dates: choice.kind === "monthly" ? choice.dates : [],
    own: rule,
  };
}

function ruleChosen({ kind, every, days, dates, own }: Chosen): string {
  switch (kind) {
    case "weekly":
      return ruleOf({ kind: "weekly", every, days });
    case "half":
      return ruleOf({ kind: "monthly", every: 1, dates: HALF });
    case "last":
      return ruleOf({ kind: "monthly", every: 1, dates: [-1] });
    case "dates":
      return ruleOf({ kind: "monthly", every: 1, dates });
    case "other":
      return own.trim();
  }
}

type Span = { startsOn: string; endsOn: string; offDay: string };
type Dates = { occursOn: string; on: string }[] | "invalid" | null;

const WAIT_MS = 250;

/** The next dates as the server would plan them, a moment after the last change. */
function useNextDates(rule: string, { startsOn, endsOn, offDay }: Span) {
  const [dates, setDates] = useState<Dates>(null);
  useEffect(() => {
    let current = true;
    const show = async () => {
      if (rule === "" || startsOn === "") return setDates(null);
      const form = new FormData();
      for (const [name, value] of Object.entries({ rule, startsOn, endsOn, offDay })) form.set(name, value);
      const state = await showDates(idle, form).catch(() => idle);
      if (!current) return;
      // Refused for another reason, or the line is cut: nothing is shown, and saving says why.
      setDates(state.status === "ok" ? (state.data ?? "invalid") : null);
    };
    const timer = setTimeout(() => void show(), WAIT_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [rule, startsOn, endsOn, offDay]);
  return dates;
}

export type RhythmStands = {
  rule: string;
  startsOn: string;
  endsOn: string;
  startTime: string;
  minutes: string;
  offDay: string;
};

/** When a series meets, chosen as people say it, with the dates that come of it. */
export function RhythmFields({ stands, errors }: { stands: RhythmStands; errors: Record<string, string[]> }) {
  const t = useTranslations("meetings.series");
  const words = useMeetingWords();
  const [chosen, setChosen] = useState(() => chosenOf(stands.rule));
  const [span, setSpan] = useState({
    startsOn: stands.startsOn,
    endsOn: stands.endsOn,
    offDay: stands.offDay,
  });
  const rule = ruleChosen(chosen);
  const dates = useNextDates(rule, span);
  const toggle = <T,>(list: readonly T[], one: T): T[] =>
    list.includes(one) ? list.filter((item) => item !== one) : [...list, one];
  return (
    <div className="grid gap-4">
      <input type="hidden" name="rule" value={rule} />
      <fieldset id="field-rule" className="grid gap-1">
        <legend className="mb-1 text-[13px] text-ink-2">{t("kind")}</legend>
        {kinds.map((kind) => (
          <Checkbox
            key={kind}
            kind="radio"
            name="kindShown"
            form="none"
            label={t(`kinds.${kind}`)}
            checked={chosen.kind === kind}
            onChange={() =>
              setChosen({ ...chosen, kind, own: kind === "other" ? rule || chosen.own : chosen.own })
            }
          />
        ))}
        {errors.rule && <p className="text-xs font-semibold">{errors.rule.join(" ")}</p>}
      </fieldset>
      {chosen.kind === "weekly" && (
        <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
          <Select
            name="everyShown"
            form="none"
            label={t("every")}
            value={String(chosen.every)}
            choices={[
              { value: "1", label: t("everyWeek") },
              { value: "2", label: t("everySecondWeek") },
            ]}
            onChange={(event) => setChosen({ ...chosen, every: Number(event.target.value) })}
          />
          <fieldset className="flex flex-wrap gap-x-4">
            <legend className="mb-1 text-[13px] text-ink-2">{t("days")}</legend>
            {weekdayCodes.map((code) => (
              <Checkbox
                key={code}
                form="none"
                label={words.t(`weekdays.${code}`)}
                checked={chosen.days.includes(code)}
                onChange={() =>
                  setChosen({
                    ...chosen,
                    days: weekdayCodes.filter((one) => toggle(chosen.days, code).includes(one)),
                  })
                }
              />
            ))}
          </fieldset>
        </div>
      )}
      {chosen.kind === "dates" && (
        <fieldset>
          <legend className="mb-1 text-[13px] text-ink-2">{t("dates")}</legend>
          <div className="grid max-w-lg grid-cols-[repeat(auto-fill,minmax(3.25rem,1fr))] gap-x-2">
            {MONTH_DATES.map((date) => (
              <Checkbox
                key={date}
                form="none"
                label={date}
                checked={chosen.dates.includes(date)}
                onChange={() => setChosen({ ...chosen, dates: toggle(chosen.dates, date) })}
              />
            ))}
          </div>
          <Checkbox
            form="none"
            label={t("lastDay")}
            checked={chosen.dates.includes(-1)}
            onChange={() => setChosen({ ...chosen, dates: toggle(chosen.dates, -1) })}
          />
        </fieldset>
      )}
      {chosen.kind === "other" && (
        <TextField
          name="ownShown"
          form="none"
          label={t("rule")}
          hint={t("ruleHint")}
          maxLength={200}
          spellCheck={false}
          autoComplete="off"
          value={chosen.own}
          onChange={(event) => setChosen({ ...chosen, own: event.target.value })}
        />
      )}
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          name="startTime"
          type="time"
          label={t("startTime")}
          required
          defaultValue={stands.startTime}
          error={errors.startTime}
        />
        <TextField
          name="minutes"
          type="number"
          min={5}
          max={720}
          label={t("minutes")}
          required
          defaultValue={stands.minutes}
          error={errors.minutes}
        />
        <DateField
          name="startsOn"
          label={t("startsOn")}
          required
          value={span.startsOn}
          error={errors.startsOn}
          onChange={(event) => setSpan({ ...span, startsOn: event.target.value })}
        />
        <DateField
          name="endsOn"
          label={t("endsOn")}
          hint={t("endsOnHint")}
          value={span.endsOn}
          error={errors.endsOn}
          onChange={(event) => setSpan({ ...span, endsOn: event.target.value })}
        />
        <Select
          name="offDay"
          label={t("offDay")}
          value={span.offDay}
          choices={offDayMoves.map((move) => ({ value: move, label: t(move) }))}
          onChange={(event) => setSpan({ ...span, offDay: event.target.value })}
        />
      </div>
      <div role="status" className="border-t border-line pt-3">
        <p className="text-[13px] text-ink-2">{t("nextDates")}</p>
        {dates === "invalid" ? (
          <p className="font-semibold">{t("invalid")}</p>
        ) : dates === null || dates.length === 0 ? (
          <p className="min-h-6 text-ink-2">{t("noDates")}</p>
        ) : (
          <ul className="flex flex-wrap gap-x-6 gap-y-1 tabular-nums">
            {dates.map(({ occursOn, on }) => (
              <li key={occursOn}>
                {words.day(on)} {words.weekday(on)}
                {on !== occursOn && (
                  <span className="ml-1 text-xs text-ink-2">
                    {t("moved", { day: words.day(occursOn, false) })}
                  </span>
                )}
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
