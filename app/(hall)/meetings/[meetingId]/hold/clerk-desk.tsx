"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { Button, LinkButton } from "@/components/ui/button";
import type { Day } from "@/lib/core/periods";
import type { UnitSheet } from "@/lib/meetings/rules/facts";
import { type CheckResult, checkResults } from "@/lib/meetings/rules/kinds";
import type { Snapshot } from "@/lib/web/meeting-session";
import { useItemTitle } from "../item-title";
import { AddItem } from "./add-item";
import { AgendaList } from "./agenda-list";
import { ItemPanel, takesResult } from "./item-panel";
import { KeyHint } from "./key-hint";
import { LineStatus } from "./line-status";
import { overlaid, type Unit } from "./overlay";
import { RefusedList } from "./refused-list";
import { RollCall } from "./roll-call";
import { SessionProvider } from "./session-context";
import { Conclude, SessionStateNotice } from "./session-state";
import { SessionStore } from "./session-store";
import { ShortcutsHelp } from "./shortcuts-help";
import { useShortcuts } from "./use-shortcuts";

type Props = {
  initial: Snapshot;
  actorId: string;
  units: readonly Unit[];
  sheets: Readonly<Record<string, UnitSheet>>;
  /** Days off from the meeting's day on. */
  offDays: readonly Day[];
};

type Panel = "roll" | "add" | "help" | "conclude" | null;

/** The clerk's one screen: the agenda at the left, the item in the middle, everything by keys. */
export function ClerkDesk({ initial, actorId, units, sheets, offDays }: Props) {
  const t = useTranslations("meetings");
  const titleOf = useItemTitle();
  const [store] = useState(() => new SessionStore(initial.id, actorId, initial));
  useEffect(() => store.start(), [store]);
  const { server, entries, line } = useSyncExternalStore(store.listen, store.get, store.get);
  const view = useMemo(() => overlaid(server, entries, units), [server, entries, units]);
  const off = useMemo(() => new Set(offDays), [offDays]);
  const items = view.items.filter(({ removed }) => !removed);
  const open = (view.state === "in_session" || view.state === "drafted") && line !== "over";

  const [at, setAt] = useState<{ id: string | null; index: number }>(() => ({
    id: initial.currentItemId,
    index: 0,
  }));
  const found = items.findIndex(({ id }) => id === at.id);
  // An item that has got its id meanwhile stands where it stood.
  const index = found >= 0 ? found : Math.min(at.index, items.length - 1);
  const item = items[index] ?? null;
  const [panel, setPanel] = useState<Panel>(null);
  const [deciding, setDeciding] = useState(false);
  const [said, setSaid] = useState("");
  const [singleKeys, setSingleKeys] = useState(true);
  const [leads, setLeads] = useState(true);
  const heading = useRef<HTMLHeadingElement>(null);
  const remark = useRef<HTMLTextAreaElement>(null);
  const refused = useRef<HTMLElement>(null);

  useEffect(() => {
    setSingleKeys(store.kept.draft<boolean>("singleKeys") ?? true);
    setLeads(store.kept.draft<boolean>("leads") ?? true);
  }, [store]);
  // What the units account for came onto the agenda with the beginning.
  const router = useRouter();
  const begun = initial.state === "preparing" && server.state === "in_session";
  useEffect(() => {
    if (begun) router.refresh();
  }, [begun, router]);
  const itemId = item?.id ?? null;
  const inSession = server.state === "in_session";
  useEffect(() => {
    if (itemId && leads && inSession) store.stand(itemId);
  }, [store, itemId, leads, inSession]);

  const go = (id: string | null | undefined): void => {
    if (!id) return;
    setDeciding(false);
    setAt({ id, index: items.findIndex((one) => one.id === id) });
  };
  const setResult = (result: CheckResult): void => {
    if (!item || !open || !takesResult(item)) return;
    const next = item.result === result ? null : result;
    const seen = { result: item.result, ...(next === "closed" && item.escalates ? { escalates: true } : {}) };
    const change = { result: next, ...("escalates" in seen ? { escalates: false } : {}) };
    store.act({ act: "record", input: { itemId: item.id, ...change, seen } });
    setSaid(
      next
        ? t("session.resultSaid", { title: titleOf(item), result: t(`results.${next}`) })
        : t("session.resultTaken"),
    );
  };
  const toggleEscalation = (): void => {
    if (!item || !open || !takesResult(item) || item.result === "closed") return;
    const input = { itemId: item.id, escalates: !item.escalates, seen: { escalates: item.escalates } };
    store.act({ act: "record", input });
    setSaid(t(item.escalates ? "session.escalationTaken" : "session.escalated"));
  };
  const toggleLeads = (): void => {
    store.kept.keepDraft("leads", !leads);
    setLeads(!leads);
    setSaid(t(leads ? "session.screenFree" : "session.screenFollows"));
  };
  const next = () => go(items[index + 1]?.id);
  const previous = () => go(items[index - 1]?.id);
  const decideHere = () => open && item && setDeciding(true);
  useShortcuts(
    {
      j: next,
      ArrowDown: next,
      k: previous,
      ArrowUp: previous,
      ...Object.fromEntries(checkResults.map((result, at) => [String(at + 1), () => setResult(result)])),
      u: toggleEscalation,
      r: () => remark.current?.focus(),
      d: () => void decideHere(),
      g: () => setPanel("roll"),
      a: () => open && setPanel("add"),
      e: () => refused.current?.querySelector("button")?.focus(),
      p: toggleLeads,
      c: () => view.state === "in_session" && setPanel("conclude"),
      "?": () => setPanel("help"),
    },
    singleKeys,
  );

  const close = (): void => {
    setPanel(null);
    heading.current?.focus({ preventScroll: true });
  };
  return (
    <SessionProvider
      value={{
        store,
        server,
        view,
        entries,
        units,
        sheets,
        isOff: (day) => off.has(day),
        open,
        say: setSaid,
      }}
    >
      <div className="lg:grid lg:h-screen lg:grid-rows-[auto_minmax(0,1fr)]">
        <header className="flex flex-wrap items-center gap-x-5 gap-y-2 border-b border-line bg-surface px-4 py-2">
          <Link href={`/meetings/${view.id}`} className="text-accent hover:underline">
            {t("session.back")}
          </Link>
          <h1 className="text-base font-semibold">
            {view.ordinal ? t("nth", { series: view.series.name, ordinal: view.ordinal }) : view.series.name}
          </h1>
          <span>{t("session.progress", { number: index + 1, total: items.length })}</span>
          <LineStatus line={line} />
          <span className="ml-auto flex flex-wrap gap-2">
            <Button onClick={() => setPanel("roll")}>
              {t("session.roll.title")} <KeyHint>G</KeyHint>
            </Button>
            {open && (
              <Button onClick={() => setPanel("add")}>
                {t("session.add.title")} <KeyHint>A</KeyHint>
              </Button>
            )}
            <Button aria-pressed={leads} onClick={toggleLeads}>
              {t(leads ? "session.screenOn" : "session.screenOff")} <KeyHint>P</KeyHint>
            </Button>
            <LinkButton href={`/meetings/${view.id}/screen`}>{t("screen")}</LinkButton>
            {view.state === "in_session" && (
              <Button onClick={() => setPanel("conclude")}>
                {t("session.conclude.yes")} <KeyHint>C</KeyHint>
              </Button>
            )}
            <Button onClick={() => setPanel("help")}>
              {t("session.keys.title")} <KeyHint>?</KeyHint>
            </Button>
          </span>
        </header>
        <div className="min-h-0 lg:grid lg:grid-cols-[19rem_minmax(0,1fr)]">
          <div className="border-line bg-surface max-lg:max-h-60 max-lg:overflow-y-auto max-lg:border-b lg:overflow-y-auto lg:border-r">
            <AgendaList items={items} at={itemId} go={go} />
          </div>
          <main className="min-w-0 px-4 py-4 md:px-8 lg:overflow-y-auto">
            <SessionStateNotice key={view.state} />
            <RefusedList
              ref={refused}
              edit={(id) => {
                go(id);
                setDeciding(true);
              }}
            />
            {item ? (
              <ItemPanel
                item={item}
                number={index + 1}
                total={items.length}
                heading={heading}
                remark={remark}
                deciding={deciding}
                setDeciding={setDeciding}
                setResult={setResult}
                toggleEscalation={toggleEscalation}
              />
            ) : (
              <p>{t("agenda.empty")}</p>
            )}
          </main>
        </div>
      </div>
      <p role="status" className="sr-only">
        {said}
      </p>
      {panel === "roll" && <RollCall close={close} />}
      {panel === "add" && <AddItem close={close} />}
      {panel === "conclude" && <Conclude items={items} close={close} />}
      {panel === "help" && (
        <ShortcutsHelp
          enabled={singleKeys}
          setEnabled={(enabled) => {
            store.kept.keepDraft("singleKeys", enabled);
            setSingleKeys(enabled);
          }}
          close={close}
        />
      )}
    </SessionProvider>
  );
}
