import Link from "next/link";
import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import type { PublishPreview } from "@/lib/meetings/queries/meeting-papers";

type Effect = PublishPreview["effects"][number];

function Line({ item }: { item: Effect }) {
  const t = useTranslations("meetings");
  const m = useTranslations("meetings.minutes");
  const reasons = useTranslations("errors");
  const { effect } = item;
  const why = (reason: Effect["effect"]["refused"][number]["reason"]) =>
    reason === "ALREADY_CLOSED" ? m("ALREADY_CLOSED") : reasons(reason);
  return (
    <li className="border-t border-line py-2 first:border-0">
      <Link href={`/issues/${item.issueId}`} className="text-accent hover:underline">
        {item.title}
      </Link>
      <span className="ml-2 text-xs text-ink-2">{item.number}</span>
      <span className="block">
        {effect.study && <span className="mr-2">{t(`results.${effect.study}`)}</span>}
        {effect.acts.map((verb) => (
          <strong key={verb} className="mr-2 font-semibold">
            {m(`acts.${verb as "verify" | "requestCloseOut" | "escalate"}`)}
          </strong>
        ))}
      </span>
      {effect.refused.map(({ verb, reason }) => (
        <span key={verb} className="block text-ink-2">
          {m("refused", {
            verb: m(`refusedVerbs.${verb as "verify" | "requestCloseOut" | "escalate"}`),
            reason: why(reason),
          })}
        </span>
      ))}
    </li>
  );
}

/** Before anything is published: what each finding will do to the ledger, and what it cannot do and why. */
export function Effects({ preview }: { preview: PublishPreview }) {
  const m = useTranslations("meetings.minutes");
  // What is only recorded is counted: the eye is wanted where something moves, or cannot.
  const moving = preview.effects.filter(({ effect }) => effect.acts.length + effect.refused.length > 0);
  const recorded = preview.effects.length - moving.length;
  return (
    <>
      {preview.rollMissing && <Notice kind="warn">{m("rollMissing")}</Notice>}
      <Card title={m("effects")}>
        <p className="mb-2 text-xs text-ink-2">{m("effectsHint")}</p>
        {preview.decisions.length > 0 && (
          <p className="mb-2">{m("decisionsHint", { count: preview.decisions.length })}</p>
        )}
        {preview.effects.length === 0 ? (
          <p className="text-ink-2">{m("noEffects")}</p>
        ) : (
          <ul>
            {recorded > 0 && <li className="pb-2">{m("onlyStudied", { count: recorded })}</li>}
            {moving.map((item) => (
              <Line key={item.itemId} item={item} />
            ))}
          </ul>
        )}
        {preview.unheard.length > 0 && (
          <p className="mt-2 text-xs text-ink-2">{m("unheard", { count: preview.unheard.length })}</p>
        )}
      </Card>
    </>
  );
}
