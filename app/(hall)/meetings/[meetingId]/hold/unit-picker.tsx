"use client";

import { useTranslations } from "next-intl";
import { type Ref, useId, useState } from "react";
import { control } from "@/components/ui/field";
import type { Unit } from "./overlay";

const SHOWN = 8;

/** Names that contain what was typed, the earlier the better; letters of the typed may be apart: "住建" finds 市住房城乡建设局. */
export function matching(units: readonly Unit[], typed: string): Unit[] {
  const wanted = typed.normalize("NFKC").replace(/\s+/g, "").toLowerCase();
  if (!wanted) return [];
  return units
    .flatMap((unit) => {
      const name = unit.name.toLowerCase();
      const whole = name.indexOf(wanted);
      let at = -1;
      for (const letter of wanted) {
        at = name.indexOf(letter, at + 1);
        if (at < 0) return [];
      }
      return [{ unit, rank: whole >= 0 ? whole : 100 + at }];
    })
    .sort((a, b) => a.rank - b.rank || a.unit.name.length - b.unit.name.length)
    .slice(0, SHOWN)
    .map(({ unit }) => unit);
}

/**
 * 牵头 and 配合 units by a few keystrokes: type any part of a name, arrows and Enter take one; the first leads, the
 * others assist. Enter with nothing typed goes on; Backspace takes the last one back.
 */
export function UnitPicker({
  units,
  picked,
  pick,
  next,
  ref,
  error,
}: {
  units: readonly Unit[];
  picked: readonly Unit[];
  pick: (units: Unit[]) => void;
  next: () => void;
  ref: Ref<HTMLInputElement>;
  error: string | undefined;
}) {
  const t = useTranslations("meetings.session.form");
  const id = useId();
  const [typed, setTyped] = useState("");
  const [active, setActive] = useState(0);
  const found = matching(
    units.filter((unit) => !picked.some((one) => one.id === unit.id)),
    typed,
  );
  const take = (unit: Unit | undefined): void => {
    if (!unit) return;
    pick([...picked, unit]);
    setTyped("");
    setActive(0);
  };
  const press = (event: React.KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing || event.ctrlKey) return;
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move && found.length > 0) {
      event.preventDefault();
      setActive((active + move + found.length) % found.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (typed) take(found[active]);
      else if (picked.length > 0) next();
    } else if (event.key === "Backspace" && typed === "" && picked.length > 0) {
      event.preventDefault();
      pick(picked.slice(0, -1));
    } else if (event.key === "Escape" && typed) {
      event.preventDefault();
      event.stopPropagation();
      setTyped("");
    }
  };
  return (
    <div className="relative">
      <label htmlFor={id} className="mb-1 block text-[13px] text-ink-2">
        {t("units")}
      </label>
      <div className="flex flex-wrap items-center gap-1.5">
        {picked.map((unit, index) => (
          <span
            key={unit.id}
            className="inline-flex items-center gap-1 rounded-md border border-line-2 px-2 py-1"
          >
            <span className="text-xs text-ink-2">{t(index === 0 ? "lead" : "assists")}</span>
            {unit.name}
            <button
              type="button"
              aria-label={t("takeBack", { unit: unit.name })}
              onClick={() => pick(picked.filter(({ id: one }) => one !== unit.id))}
              className="grid size-6 place-items-center rounded hover:bg-page"
            >
              ✕
            </button>
          </span>
        ))}
        <input
          ref={ref}
          id={id}
          role="combobox"
          aria-expanded={found.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={found[active] ? `${id}-${active}` : undefined}
          aria-autocomplete="list"
          aria-invalid={error ? true : undefined}
          aria-describedby={`${id}-hint`}
          autoComplete="off"
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setActive(0);
          }}
          onKeyDown={press}
          onBlur={() => setTyped("")}
          className={`${control} w-56 grow`}
        />
      </div>
      <ul
        id={`${id}-list`}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the list of a combobox (WAI-ARIA pattern).
        role="listbox"
        aria-label={t("units")}
        hidden={found.length === 0}
        className="absolute z-10 mt-1 w-72 rounded-md border border-line-2 bg-surface py-1 shadow-xl"
      >
        {found.map((unit, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys go to the text field, which holds the focus.
          <li
            key={unit.id}
            id={`${id}-${index}`}
            // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: as above.
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(unit)}
            className={`cursor-pointer px-3 py-1.5 ${index === active ? "bg-accent-weak" : ""}`}
          >
            {unit.name}
          </li>
        ))}
      </ul>
      <p id={`${id}-hint`} className="mt-1 text-xs text-ink-2">
        {error ? (
          <strong className="text-ink">{error}</strong>
        ) : (
          t(typed && found.length === 0 ? "noUnit" : "unitsHint")
        )}
      </p>
    </div>
  );
}
