"use client";

import { useTranslations } from "next-intl";
import { useEffect, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { control } from "@/components/ui/field";
import { type Presence, presences } from "@/lib/meetings/rules/kinds";
import { Modal } from "./modal";
import type { Attendance } from "./overlay";
import { useSession } from "./session-context";

/** One row: 1 present, 2 deputy, 3 leave, 4 absent; Enter goes to the name of who came, arrows to the next row. */
function RollRow({ one, move }: { one: Attendance; move: (step: number) => void }) {
  const t = useTranslations("meetings");
  const { store, server, open } = useSession();
  const [person, setPerson] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const row = useRef<HTMLFieldSetElement>(null);
  const record = (change: { presence?: Presence; person?: string }): void => {
    const version = server.attendance.find(({ id }) => id === one.id)?.version;
    const seen = Object.fromEntries(
      (Object.keys(change) as (keyof typeof change)[]).map((key) => [key, one[key]]),
    );
    const input = { attendanceId: one.id, ...change, ...(version ? { version } : {}) };
    store.act({ act: "attendance", input }, seen);
  };
  const savePerson = (): void => {
    if (person !== null && person.trim() !== one.person) record({ person: person.trim() });
    setPerson(null);
  };
  const press = (event: React.KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey) return;
    const inField = event.target === field.current;
    const presence = presences[Number(event.key.normalize("NFKC")) - 1];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      move(step);
    } else if (inField && (event.key === "Enter" || event.key === "Escape")) {
      event.preventDefault();
      event.stopPropagation();
      if (event.key === "Escape") row.current?.focus();
      else move(1);
    } else if (!inField && event.key === "Enter" && event.target === row.current) {
      event.preventDefault();
      field.current?.focus();
    } else if (!inField && presence && open) {
      event.preventDefault();
      record({ presence });
      move(1);
    }
  };
  return (
    <fieldset
      ref={row}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a row is where the digits go.
      tabIndex={0}
      data-roll={one.id}
      onKeyDown={press}
      aria-label={`${one.name} ${one.presence ? t(`presence.${one.presence}`) : t("notCalled")}`}
      className="grid items-center gap-x-3 gap-y-1 border-b border-line px-1 py-1.5 outline-offset-[-2px] md:grid-cols-[minmax(0,1fr)_auto_12rem]"
    >
      <span className={one.isLeader ? "font-semibold" : ""}>{one.name}</span>
      <span className="flex gap-1">
        {presences.map((presence) => (
          <button
            key={presence}
            type="button"
            tabIndex={-1}
            disabled={!open}
            aria-pressed={one.presence === presence}
            onClick={() => record({ presence })}
            className={`min-h-8 rounded border px-2.5 ${
              one.presence === presence
                ? "border-accent bg-accent text-on-accent"
                : "border-line-2 hover:border-control"
            }`}
          >
            {t(`presence.${presence}`)}
          </button>
        ))}
      </span>
      <input
        ref={field}
        tabIndex={-1}
        readOnly={!open}
        aria-label={t("session.roll.personOf", { name: one.name })}
        placeholder={t("session.roll.person")}
        value={person ?? one.person}
        maxLength={60}
        autoComplete="off"
        onChange={(event) => setPerson(event.target.value)}
        onBlur={savePerson}
        className={control}
      />
    </fieldset>
  );
}

/** 点名: the whole list by the keyboard; whoever came besides is added by name. */
export function RollCall({ close }: { close: () => void }) {
  const t = useTranslations("meetings.session.roll");
  const { view, store, open, units } = useSession();
  const [name, setName] = useState("");
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const rows = (): HTMLElement[] => [...(list.current?.querySelectorAll<HTMLElement>("[data-roll]") ?? [])];
  useEffect(() => {
    const all = [...(list.current?.querySelectorAll<HTMLElement>("[data-roll]") ?? [])];
    all[0]?.focus();
  }, []);
  const move = (step: number): void => {
    const all = rows();
    const at = all.findIndex((row) => row.contains(document.activeElement));
    const next = all[Math.min(Math.max(at + step, 0), all.length - 1)];
    next?.focus();
  };
  const uncalled = view.attendance.filter(({ presence }) => presence === null);
  return (
    <Modal title={t("title")} wide close={close}>
      <p className="mb-2 text-[13px] text-ink-2">{t("hint")}</p>
      <div ref={list}>
        {view.attendance.map((one) => (
          <RollRow key={one.id} one={one} move={move} />
        ))}
      </div>
      {view.attendance.length === 0 && <p>{t("empty")}</p>}
      {open && (
        <div className="mt-4 flex flex-wrap items-end gap-3">
          <form
            className="flex grow flex-wrap items-end gap-2"
            onSubmit={(event) => {
              event.preventDefault();
              if (!name.trim()) return;
              store.act({ act: "addAttendance", input: { meetingId: view.id, name: name.trim() } });
              setName("");
            }}
          >
            <div className="grow">
              <label htmlFor={id} className="mb-1 block text-[13px] text-ink-2">
                {t("also")}
              </label>
              <input
                id={id}
                value={name}
                maxLength={60}
                autoComplete="off"
                list={`${id}-units`}
                onChange={(event) => setName(event.target.value)}
                className={control}
              />
              <datalist id={`${id}-units`}>
                {units.map((unit) => (
                  <option key={unit.id} value={unit.name} />
                ))}
              </datalist>
            </div>
            <Button type="submit">{t("add")}</Button>
          </form>
          {uncalled.length > 0 && (
            <Button onClick={() => store.act({ act: "allPresent", input: { meetingId: view.id } })}>
              {t("allPresent", { count: uncalled.length })}
            </Button>
          )}
        </div>
      )}
    </Modal>
  );
}
