"use client";

import { useTranslations } from "next-intl";
import { type Ref, type RefObject, useEffect, useRef } from "react";
import { useWhyWords } from "@/components/meetings/why-text";
import type { CheckResult } from "@/lib/meetings/rules/kinds";
import { meetingSettings } from "@/lib/meetings/rules/settings";
import { useItemTitle } from "../item-title";
import { DecisionList } from "./decision-list";
import { ItemFacts } from "./item-facts";
import { KeyHint } from "./key-hint";
import type { Item } from "./overlay";
import { RemarkField } from "./remark-field";
import { ResultBar } from "./result-bar";
import { useSession } from "./session-context";

export const takesResult = ({ section }: Item): boolean => section === "check" || section === "issue";

/** Without progress now as often in a row as the setting says. */
const noProgressTimes = ({ why, result }: Item): number =>
  (why.code === "CARRIED" ? why.noProgressRun : 0) + (result === "no_progress" ? 1 : 0);

/** The item one stands at: what it is, why it is here, what was found and decided. */
export function ItemPanel({
  item,
  number,
  total,
  heading,
  remark,
  deciding,
  setDeciding,
  setResult,
  toggleEscalation,
}: {
  item: Item;
  number: number;
  total: number;
  heading: RefObject<HTMLHeadingElement | null>;
  remark: Ref<HTMLTextAreaElement>;
  deciding: boolean;
  setDeciding: (deciding: boolean) => void;
  setResult: (result: CheckResult) => void;
  toggleEscalation: () => void;
}) {
  const t = useTranslations("meetings");
  const titleOf = useItemTitle();
  const why = useWhyWords();
  const { open } = useSession();
  const times = noProgressTimes(item);
  const shown = useRef(item.id);
  useEffect(() => {
    if (shown.current === item.id) return;
    shown.current = item.id;
    heading.current?.focus({ preventScroll: true });
  }, [item.id, heading]);
  return (
    <article className="grid gap-4">
      <header>
        <p className="text-ink-2">
          {t("session.progress", { number, total })} · {t(`sections.${item.section}`)}
          {item.issue && ` · ${item.issue.number}`}
        </p>
        <h2 ref={heading} tabIndex={-1} className="text-2xl leading-snug font-semibold outline-none">
          {titleOf(item)}
        </h2>
        <p className="text-base">{why(item.why)}</p>
      </header>
      <ItemFacts item={item} />
      {takesResult(item) && (
        <ResultBar item={item} open={open} setResult={setResult} toggleEscalation={toggleEscalation} />
      )}
      {takesResult(item) && times >= meetingSettings.noProgressEscalates && item.result !== "closed" && (
        <p role="status" className="border-l-2 border-ink pl-3 text-base font-semibold">
          {t("session.stuck", { times })}{" "}
          {item.escalates ? t("session.escalated") : t("session.proposeEscalation")}{" "}
          {!item.escalates && <KeyHint>U</KeyHint>}
        </p>
      )}
      <RemarkField key={`remark ${item.id}`} item={item} ref={remark} />
      <DecisionList
        key={`decisions ${item.id}`}
        item={item}
        adding={deciding}
        setAdding={setDeciding}
        leave={() => heading.current?.focus({ preventScroll: true })}
      />
    </article>
  );
}
