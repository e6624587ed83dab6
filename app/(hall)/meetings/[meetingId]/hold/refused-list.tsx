"use client";

import { useTranslations } from "next-intl";
import type { Ref } from "react";
import { Button } from "@/components/ui/button";
import type { QueueEntry } from "@/lib/meetings/rules/session-queue";
import { errorText } from "@/lib/web/form-state";
import { useItemTitle } from "../item-title";
import { againOf, type Clash, clashesOf, itemOf, refusedDecision } from "./refused-values";
import { useSession } from "./session-context";

/** A field's value in words. */
function useValueWords(): (field: string, value: unknown) => string {
  const t = useTranslations("meetings");
  const common = useTranslations("common");
  const { units } = useSession();
  const nameOf = (id: unknown): string => units.find((unit) => unit.id === id)?.name ?? "";
  return (field, value) => {
    if (value === null || value === undefined || value === "") return t("session.nothingWritten");
    if (field === "result") return t(`results.${value as "closed"}`);
    if (field === "presence") return t(`presence.${value as "present"}`);
    if (typeof value === "boolean") return common(value ? "yes" : "no");
    if (field === "leadUnitId") return nameOf(value);
    if (Array.isArray(value)) return value.map(nameOf).join("、");
    return String(value);
  };
}

function ClashRow({ clash: { field, mine, theirs }, who }: { clash: Clash; who: string }) {
  const t = useTranslations("meetings.session.refused");
  const words = useValueWords();
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <div className="rounded border border-line-2 p-2">
        <p className="text-xs text-ink-2">{t("mine", { field: t(`field.${field as "remark"}`) })}</p>
        <p className="whitespace-pre-line">{words(field, mine)}</p>
      </div>
      <div className="rounded border border-line-2 p-2">
        <p className="text-xs text-ink-2">{t("theirs", { who })}</p>
        <p className="whitespace-pre-line">{words(field, theirs)}</p>
      </div>
    </div>
  );
}

/** One act that the server did not take: what was typed, why not, what the other clerk wrote, and the choice. */
function RefusedCard({ entry, edit }: { entry: QueueEntry; edit: (itemId: string | null) => void }) {
  const t = useTranslations("meetings.session.refused");
  const common = useTranslations("common");
  const errors = useTranslations("errors");
  const titleOf = useItemTitle();
  const words = useValueWords();
  const { store, server, view, units } = useSession();
  const item = itemOf(entry, view);
  const clashes = clashesOf(entry, server);
  const decision = refusedDecision(entry, units);
  const { refused, act } = entry;
  const settle = (how?: Parameters<typeof againOf>[2]): void => {
    const again = againOf(entry, server, how);
    store.discard(entry.id);
    if (again) store.act(again.act, again.seen);
  };
  const remark = clashes.find(({ field }) => field === "remark");
  const typed = act.act === "record" && clashes.length === 0 ? act.input.remark : undefined;
  return (
    <li className="grid gap-2 rounded-lg border-2 border-ink bg-surface p-4">
      <p className="font-semibold">
        {item ? common("labelled", { name: t(`act.${act.act}`), text: titleOf(item) }) : t(`act.${act.act}`)}
      </p>
      <p>{clashes.length > 0 ? t("clash") : refused && errorText(errors, refused)}</p>
      {clashes.map((clash) => (
        <ClashRow key={clash.field} clash={clash} who={item?.heardByName ?? t("other")} />
      ))}
      {typed !== undefined && <p className="whitespace-pre-line">{words("remark", typed)}</p>}
      {decision && (
        <p>
          {[
            decision.title,
            decision.units.map(({ name }) => name).join("、"),
            decision.deadline,
            decision.effect,
          ].join(" · ")}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        {decision ? (
          <Button
            variant="primary"
            onClick={() => {
              const itemId = act.act === "decide" ? (act.input.itemId ?? null) : null;
              store.kept.keepDraft(`decide.${itemId ?? "floor"}`, decision);
              store.discard(entry.id);
              edit(itemId);
            }}
          >
            {t("edit")}
          </Button>
        ) : (
          <Button variant="primary" onClick={() => settle()}>
            {t(clashes.length > 0 ? "useMine" : "again")}
          </Button>
        )}
        {remark && (
          <Button onClick={() => settle({ instead: { remark: `${remark.theirs}\n${remark.mine}`.trim() } })}>
            {t("both")}
          </Button>
        )}
        {clashes.length > 0 ? (
          <Button onClick={() => settle({ without: clashes.map(({ field }) => field) })}>
            {t("useTheirs")}
          </Button>
        ) : (
          <Button onClick={() => store.discard(entry.id)}>{t("discard")}</Button>
        )}
      </div>
    </li>
  );
}

/** What somebody has to decide before it can be saved. */
export function RefusedList({ ref, edit }: { ref: Ref<HTMLElement>; edit: (itemId: string | null) => void }) {
  const t = useTranslations("meetings.session.refused");
  const { entries } = useSession();
  const refused = entries.filter((entry) => entry.refused);
  if (refused.length === 0) return null;
  return (
    <section ref={ref} aria-label={t("title")} className="mb-4">
      <h2 role="alert" className="mb-2 font-semibold">
        {t("count", { count: refused.length })}
      </h2>
      <ul className="grid gap-3">
        {refused.map((entry) => (
          <RefusedCard key={entry.id} entry={entry} edit={edit} />
        ))}
      </ul>
    </section>
  );
}
