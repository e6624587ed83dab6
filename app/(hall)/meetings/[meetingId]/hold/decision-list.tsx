"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { formatDay } from "@/lib/core/format";
import { DecisionForm } from "./decision-form";
import { type DecideFields, difference, fieldsOf, startingValues, valuesOf } from "./decision-values";
import { KeyHint } from "./key-hint";
import type { Decision, Item } from "./overlay";
import { useSession } from "./session-context";

/** One decision in words: what, who, by when, to what effect. */
function DecisionWords({ decision }: { decision: Decision }) {
  const t = useTranslations("meetings");
  const common = useTranslations("common");
  const locale = useLocale();
  const { leadUnit, leadPerson, assisting, deadline, effect, project } = decision;
  return (
    <div className="min-w-0 text-base">
      <p className="font-semibold">
        {decision.sequence}. {decision.title}
      </p>
      <p>
        {leadUnit.name} {leadPerson}
        {assisting.length > 0 &&
          common("clause", {
            text: t("assisting", { units: assisting.map(({ name }) => name).join("、") }),
          })}
        {` · ${t("by", { day: formatDay(deadline, locale) })} · ${effect}`}
      </p>
      {project && <p className="text-[13px] text-ink-2">{project.name}</p>}
    </div>
  );
}

/** The decisions of one item, each to be amended or dropped; D opens the form for another. */
export function DecisionList({
  item,
  adding,
  setAdding,
  leave,
}: {
  item: Item | null;
  adding: boolean;
  setAdding: (adding: boolean) => void;
  /** The form has closed: the focus goes back to the item. */
  leave: () => void;
}) {
  const t = useTranslations("meetings.session");
  const { store, view, server, open, say } = useSession();
  const [editing, setEditing] = useState<string | null>(null);
  const own = view.decisions.filter(({ itemId }) => itemId === (item?.id ?? null));

  const amend = (decision: Decision, fields: DecideFields): void => {
    const { change, seen, any } = difference(fieldsOf(decision), fields);
    if (any) {
      const version = server.decisions.find(({ id }) => id === decision.id)?.version;
      const input = { decisionId: decision.id, ...change, ...(version ? { version } : {}) };
      store.act({ act: "amend", input }, seen);
    }
    setEditing(null);
    leave();
  };
  const drop = (decision: Decision): void => {
    const version = server.decisions.find(({ id }) => id === decision.id)?.version;
    store.act({ act: "drop", input: { decisionId: decision.id, ...(version ? { version } : {}) } });
    say(t("dropped", { title: decision.title }));
    leave();
  };
  return (
    <section aria-label={t("decisions")} className="grid gap-2">
      <div className="flex items-baseline justify-between">
        <h3 className="text-[13px] font-semibold text-ink-2">{t("decisions")}</h3>
        {open && !adding && (
          <Button onClick={() => setAdding(true)}>
            {t("decide")} <KeyHint>D</KeyHint>
          </Button>
        )}
      </div>
      <ul className="grid gap-2">
        {own.map((decision) => (
          <li key={decision.id} className="border-l-2 border-line-2 pl-3">
            {editing === decision.id ? (
              <DecisionForm
                item={item}
                start={valuesOf(decision)}
                draft={`amend.${decision.id}`}
                save={(fields) => amend(decision, fields)}
                close={() => {
                  setEditing(null);
                  leave();
                }}
              />
            ) : (
              <div className="flex items-start justify-between gap-4">
                <DecisionWords decision={decision} />
                {open && (
                  <span className="flex gap-2">
                    <Button
                      variant="quiet"
                      aria-label={t("amendOf", { title: decision.title })}
                      onClick={() => setEditing(decision.id)}
                    >
                      {t("amend")}
                    </Button>
                    <Button
                      variant="quiet"
                      aria-label={t("dropOf", { title: decision.title })}
                      onClick={() => drop(decision)}
                    >
                      {t("drop")}
                    </Button>
                  </span>
                )}
              </div>
            )}
          </li>
        ))}
      </ul>
      {adding && (
        <DecisionForm
          item={item}
          start={startingValues(item, view.attendance)}
          draft={`decide.${item?.id ?? "floor"}`}
          close={() => {
            setAdding(false);
            leave();
          }}
          save={({ projectId, ...fields }) => {
            const about = {
              meetingId: view.id,
              itemId: item?.id ?? null,
              ...(projectId ? { projectId } : {}),
            };
            store.act({ act: "decide", input: { ...fields, ...about } });
            say(t("decidedSaid", { title: fields.title }));
            setAdding(false);
            leave();
          }}
        />
      )}
    </section>
  );
}
