"use client";

import Form from "next/form";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef } from "react";
import type { Choice } from "@/components/ui/select";

const chip =
  "inline-flex min-h-8 max-w-full items-center rounded-md border px-2.5 focus-within:outline-2 focus-within:outline-offset-1 focus-within:outline-accent";
const off = "border-line-2 bg-surface text-ink-2";
const on = "border-accent bg-accent-weak text-accent";
/** On a phone the choices lie folded behind one chip, so that the answer comes first. Works without a script. */
const folded = "max-md:group-not-has-[[data-unfold]:checked]/filter:hidden";

/**
 * Filters kept in the address. A choice made with the mouse or a finger applies at once; by keyboard it waits
 * for Enter or the button, so that walking through a list does not reload it at each step. Works without a script.
 */
export function FilterBar({
  action,
  hidden = {},
  clearHref,
  children,
}: {
  /** The page's own path. */
  action: string;
  /** Parts of the address to be kept: sort order, tab. The page number is better dropped. */
  hidden?: Record<string, string | undefined>;
  /** Shown when something is filtered. */
  clearHref?: string | undefined;
  children: ReactNode;
}) {
  const t = useTranslations("ui.filter");
  const form = useRef<HTMLFormElement>(null);
  const byPointer = useRef(false);
  useEffect(() => {
    const element = form.current;
    // What does not narrow stays out of the address.
    const dropEmpty = ({ formData }: FormDataEvent) => {
      for (const [name, value] of [...formData]) if (value === "") formData.delete(name);
    };
    element?.addEventListener("formdata", dropEmpty);
    return () => element?.removeEventListener("formdata", dropEmpty);
  }, []);
  return (
    <Form
      ref={form}
      action={action}
      role="search"
      className="group/filter mb-3 flex flex-wrap items-center gap-2 print:hidden"
      onPointerDown={() => {
        byPointer.current = true;
      }}
      onKeyDown={() => {
        byPointer.current = false;
      }}
      onChange={(event) => {
        const { target } = event;
        const isText = target instanceof HTMLInputElement && target.type !== "checkbox";
        const isChoice = !isText && target instanceof Element && !target.hasAttribute("data-unfold");
        if (byPointer.current && isChoice) form.current?.requestSubmit();
      }}
    >
      {Object.entries(hidden).map(([name, value]) =>
        value ? <input key={name} type="hidden" name={name} value={value} /> : null,
      )}
      <label className={`${chip} ${clearHref ? on : off} has-checked:border-control md:hidden`}>
        <input type="checkbox" data-unfold="" className="sr-only" />
        {t("unfold")}
      </label>
      {children}
      <button type="submit" className={`${chip} ${off} ${folded} hover:border-control`}>
        {t("apply")}
      </button>
      {clearHref && (
        <Link
          prefetch={false}
          href={clearHref}
          className="inline-flex min-h-8 items-center px-1 text-accent hover:underline"
        >
          {t("clear")}
        </Link>
      )}
    </Form>
  );
}

/** "区县：全部" as a chip; marked when it narrows. */
export function FilterSelect({
  name,
  label,
  value = "",
  choices,
  allLabel,
}: {
  name: string;
  label: string;
  value?: string | undefined;
  choices: readonly Choice[];
  /** The entry that does not narrow; "全部" unless told otherwise, null for none. */
  allLabel?: string | null;
}) {
  const t = useTranslations("ui.filter");
  return (
    <label className={`${chip} ${value ? on : off} ${folded} pr-1`}>
      <span className="whitespace-nowrap">{t("labelled", { label })}</span>
      <select
        key={value}
        name={name}
        defaultValue={value}
        className={`min-h-7 max-w-44 min-w-0 text-ellipsis outline-none ${value ? "bg-accent-weak text-accent" : "bg-surface text-ink"}`}
      >
        {allLabel !== null && <option value="">{allLabel ?? t("all")}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </label>
  );
}

/** "只看红黄灯" as a chip that is on or off. */
export function FilterToggle({
  name,
  label,
  checked,
  value = "1",
}: {
  name: string;
  label: string;
  checked: boolean;
  value?: string;
}) {
  return (
    <label className={`${chip} ${checked ? on : off} ${folded} gap-1.5`}>
      <input
        key={String(checked)}
        type="checkbox"
        name={name}
        value={value}
        defaultChecked={checked}
        className="size-3.5 accent-accent outline-none"
      />
      {label}
    </label>
  );
}

/** Words to look for. */
export const FilterSearch = ({
  name = "q",
  label,
  value = "",
}: {
  name?: string;
  label: string;
  value?: string | undefined;
}) => (
  <input
    key={value}
    type="search"
    name={name}
    defaultValue={value}
    aria-label={label}
    placeholder={label}
    maxLength={100}
    className={`${chip} w-64 border-control bg-surface text-ink max-md:w-full`}
  />
);

/** A day as one end of a range. */
export const FilterDay = ({
  name,
  label,
  value = "",
}: {
  name: string;
  label: string;
  value?: string | undefined;
}) => (
  <label className={`${chip} ${value ? on : off} ${folded} gap-1.5`}>
    {label}
    <input
      key={value}
      type="date"
      name={name}
      defaultValue={value}
      className="min-h-7 bg-transparent text-ink outline-none"
    />
  </label>
);
