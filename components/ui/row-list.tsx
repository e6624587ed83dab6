"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";

export type Row = Record<string, string>;

/** What a row's fields are given: `field("name")` of the second row is called "leaders.1.name". */
export type RowProps = {
  index: number;
  locked: boolean;
  field: (name: string) => { name: string; defaultValue: string; error: readonly string[] | undefined };
};

type Errors = Record<string, readonly string[]>;
type Kept = { key: number; row: Row };

/**
 * A list that grows and shrinks: each row with its fields, and what can be done with it. One blank row always
 * waits at the end, so that a list can be added to without a script; whoever reads the form passes over blank rows.
 */
export function RowList({
  name,
  title,
  rows: given,
  errors,
  ordered = false,
  isLocked = () => false,
  children,
}: {
  name: string;
  title: string;
  rows: readonly Row[];
  /** By the fields' full names. */
  errors: Errors;
  /** The first row is the first: buttons move them. */
  ordered?: boolean;
  /** A row that must stay. */
  isLocked?: (row: Row) => boolean;
  children: (props: RowProps) => ReactNode;
}) {
  const t = useTranslations("ui.rows");
  const [rows, setRows] = useState<Kept[]>(() => [...given, {}].map((row, key) => ({ key, row })));
  const [said, setSaid] = useState("");
  // Refusals name rows by number: once rows have moved they would stand beside the wrong ones.
  const [outdated, setOutdated] = useState<Errors | null>(null);
  const shown = outdated === errors ? {} : errors;
  const change = (next: Kept[], words: string) => {
    setRows(next);
    setSaid(words);
    setOutdated(errors);
  };
  const add = () =>
    change([...rows, { key: Math.max(-1, ...rows.map(({ key }) => key)) + 1, row: {} }], t("added"));
  const remove = (key: number) =>
    change(
      rows.filter((one) => one.key !== key),
      t("removed"),
    );
  const move = (index: number, by: 1 | -1) => {
    const [here, there] = [rows[index], rows[index + by]];
    if (!here || !there) return;
    change(rows.with(index, there).with(index + by, here), t("moved", { at: index + by + 1 }));
  };
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 font-semibold">{title}</legend>
      <ol className="grid gap-2 max-md:gap-4">
        {rows.map(({ key, row }, index) => {
          const locked = isLocked(row);
          const label = (verb: "up" | "down" | "removeRow") => t(verb, { list: title, at: index + 1 });
          return (
            <li key={key} className={`flex items-start gap-x-1 ${index > 0 ? "md:[&_label]:sr-only" : ""}`}>
              <div className="min-w-0 grow">
                {children({
                  index,
                  locked,
                  field: (part) => {
                    const full = `${name}.${index}.${part}`;
                    return { name: full, defaultValue: row[part] ?? "", error: shown[full] };
                  },
                })}
              </div>
              <div className={`flex items-center pt-6 ${index > 0 ? "md:pt-1" : ""}`}>
                {ordered && (
                  <>
                    <Button
                      variant="quiet"
                      className="min-w-6"
                      disabled={index === 0}
                      aria-label={label("up")}
                      onClick={() => move(index, -1)}
                    >
                      ↑
                    </Button>
                    <Button
                      variant="quiet"
                      className="min-w-6"
                      disabled={index === rows.length - 1}
                      aria-label={label("down")}
                      onClick={() => move(index, 1)}
                    >
                      ↓
                    </Button>
                  </>
                )}
                <Button
                  variant="quiet"
                  disabled={locked}
                  aria-label={label("removeRow")}
                  onClick={() => remove(key)}
                >
                  {t("remove")}
                </Button>
              </div>
            </li>
          );
        })}
      </ol>
      <div className="flex items-center gap-3">
        <Button variant="quiet" onClick={add}>
          {t("add", { list: title })}
        </Button>
        <span role="status" className="text-xs text-ink-2">
          {said}
        </span>
      </div>
    </fieldset>
  );
}
