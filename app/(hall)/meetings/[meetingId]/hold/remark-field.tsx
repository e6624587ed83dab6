"use client";

import { useTranslations } from "next-intl";
import { type Ref, useCallback, useEffect, useId, useRef, useState } from "react";
import { control } from "@/components/ui/field";
import { KeyHint } from "./key-hint";
import type { Item } from "./overlay";
import { useSession } from "./session-context";

const IDLE_MS = 1_500;

/** What is being typed, and what stood there when the typing began. */
type Draft = { text: string; base: string };

/**
 * The remark saves itself when one pauses for a moment and when one leaves it. While somebody types here, nobody
 * else's words replace it: they are shown beneath.
 */
export function RemarkField({ item, ref }: { item: Item; ref: Ref<HTMLTextAreaElement> }) {
  const t = useTranslations("meetings.session");
  const { store, open } = useSession();
  const id = useId();
  const field = `remark.${item.id}`;
  const [draft, setDraft] = useState<Draft | null>(null);
  const latest = useRef<Draft | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const change = useCallback((next: Draft | null) => {
    latest.current = next;
    setDraft(next);
  }, []);

  const save = useCallback(
    (leaving: boolean) => {
      clearTimeout(timer.current);
      const typed = latest.current;
      if (typed && typed.text.trim() !== typed.base.trim()) {
        store.act({
          act: "record",
          input: { itemId: item.id, remark: typed.text, seen: { remark: typed.base } },
        });
      }
      store.kept.keepDraft(field, null);
      if (typed) change(leaving ? null : { text: typed.text, base: typed.text });
    },
    [store, item.id, field, change],
  );

  useEffect(() => {
    // What a page that went down in the middle of a word has left.
    const left = store.kept.draft<Draft>(field);
    if (left) {
      change(left);
      save(true);
    }
    const go = () => save(false);
    addEventListener("pagehide", go);
    return () => {
      removeEventListener("pagehide", go);
      save(true);
    };
  }, [store, field, change, save]);

  const type = (text: string): void => {
    const next = { text, base: draft?.base ?? item.remark };
    change(next);
    store.kept.keepDraft(field, next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => save(false), IDLE_MS);
  };
  const other =
    draft && item.remark !== draft.base && item.remark.trim() !== draft.text.trim() ? item.remark : null;
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-[13px] text-ink-2">
        {t(item.section === "account" ? "promise" : "remark")} <KeyHint>R</KeyHint>
      </label>
      <textarea
        ref={ref}
        id={id}
        rows={3}
        maxLength={2000}
        readOnly={!open}
        value={draft?.text ?? item.remark}
        onChange={(event) => type(event.target.value)}
        onBlur={() => save(true)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === "Escape" || (event.key === "Enter" && event.ctrlKey)) {
            event.preventDefault();
            event.currentTarget.blur();
          }
        }}
        className={`${control} field-sizing-content max-h-72 min-h-20 resize-y text-base leading-relaxed`}
      />
      {other !== null && (
        <p role="status" className="mt-1 border-l-2 border-ink-2 pl-2 text-[13px]">
          {t("otherWrites", { name: item.heardByName ?? "" })}
          <span className="whitespace-pre-line">{other || t("nothingWritten")}</span>
        </p>
      )}
    </div>
  );
}
