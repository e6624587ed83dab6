"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { agendaSections } from "@/lib/meetings/rules/kinds";
import { useItemTitle } from "../item-title";
import type { Decision, Item } from "./overlay";
import { useSession } from "./session-context";

const isHeard = (item: Item, decisions: readonly Decision[]): boolean =>
  item.result !== null || item.remark !== "" || decisions.some(({ itemId }) => itemId === item.id);

/** What has been found of an item, in a word or two. */
function Marks({ item, decisions }: { item: Item; decisions: readonly Decision[] }) {
  const t = useTranslations("meetings");
  const decided = decisions.filter(({ itemId }) => itemId === item.id).length;
  const words = [
    item.result && t(`results.${item.result}`),
    item.escalates && t("escalates"),
    decided > 0 && t("session.decidedCount", { count: decided }),
    !item.result && decided === 0 && item.remark && t("session.remarked"),
  ].filter(Boolean);
  return words.length > 0 ? <span className="text-xs text-ink-2">{words.join(" · ")}</span> : null;
}

/** The agenda by its sections; the item one stands at is marked, what was heard carries its result. */
export function AgendaList({
  items,
  at,
  go,
}: {
  items: readonly Item[];
  at: string | null;
  go: (id: string) => void;
}) {
  const t = useTranslations("meetings");
  const titleOf = useItemTitle();
  const { view } = useSession();
  const current = useRef<HTMLButtonElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the item one goes to comes into sight.
  useEffect(() => {
    current.current?.scrollIntoView({ block: "nearest" });
  }, [at]);
  let number = 0;
  return (
    <nav aria-label={t("session.agenda")} className="py-2">
      {agendaSections.map((section) => {
        const own = items.filter((item) => item.section === section);
        if (own.length === 0) return null;
        return (
          <section key={section} aria-label={t(`sections.${section}`)}>
            <h2 className="px-4 pt-3 pb-1 text-xs font-semibold text-ink-2">{t(`sections.${section}`)}</h2>
            <ol>
              {own.map((item) => {
                const standing = item.id === at;
                number++;
                return (
                  <li key={item.id}>
                    <button
                      ref={standing ? current : undefined}
                      type="button"
                      aria-current={standing ? "step" : undefined}
                      onClick={() => go(item.id)}
                      className={`grid w-full grid-cols-[2rem_minmax(0,1fr)] border-l-3 px-2 py-1.5 text-left outline-offset-[-2px] ${
                        standing ? "border-accent bg-accent-weak" : "border-transparent hover:bg-page"
                      }`}
                    >
                      <span className="text-ink-2">{number}</span>
                      <span className="min-w-0">
                        <span
                          className={`line-clamp-2 ${isHeard(item, view.decisions) ? "text-ink-2" : "font-semibold"}`}
                        >
                          {titleOf(item)}
                        </span>
                        <Marks item={item} decisions={view.decisions} />
                      </span>
                    </button>
                  </li>
                );
              })}
            </ol>
          </section>
        );
      })}
    </nav>
  );
}
