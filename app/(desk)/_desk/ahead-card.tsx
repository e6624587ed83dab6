import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { LampWord } from "@/components/lamps/lamp-word";
import { Card } from "@/components/ui/card";
import type { Actor } from "@/lib/auth/permissions";
import { formatPeriod } from "@/lib/core/format";
import { formatAmount } from "@/lib/core/money";
import { type AheadItem, listAhead } from "@/lib/lamps/queries/list-ahead";
import { outlookKinds } from "@/lib/lamps/rules/outlook";
import { Deadline } from "../filing/deadline";

const SHOWN = 5;

/** What will be red at this close unless something is done: the most urgent, and how long there is. */
export async function AheadCard({ actor, now }: { actor: Actor; now: Date }) {
  const [t, locale, ahead] = await Promise.all([
    getTranslations("ahead"),
    getLocale(),
    listAhead(actor, now),
  ]);
  if (!ahead) return null;
  const counts = Object.fromEntries(
    outlookKinds.map((kind) => [kind, ahead.items.filter((item) => item.kind === kind).length]),
  );
  const wanting = (item: AheadItem) =>
    item.missing
      ? t("missingAmount", { amount: formatAmount(item.missing) })
      : t("mustDo", { count: item.againstRed?.length ?? 0 });
  return (
    <Card
      title={t("card", { month: formatPeriod(ahead.period, locale, { year: false }) })}
      aside={<Deadline period={ahead} now={now} />}
    >
      <p className="mb-2">{ahead.items.length === 0 ? t("cardNone") : t("cardCounts", counts)}</p>
      {ahead.items.length > 0 && (
        <ul className="divide-y divide-line border-y border-line">
          {ahead.items.slice(0, SHOWN).map((item) => (
            <li key={item.projectId} className="flex flex-wrap items-baseline gap-x-4 py-2">
              <LampWord lamp={item.previous?.lamp ?? null} />
              <Link
                href={`/projects/${item.projectId}?tab=lamps`}
                className="min-w-0 grow hover:text-accent hover:underline"
              >
                {item.name}
                {item.own && <span className="ml-2 text-xs text-ink-2">{t("own")}</span>}
              </Link>
              <span className="text-ink-2 tabular-nums">
                {item.againstRed === null ? t("byHand") : wanting(item)}
              </span>
            </li>
          ))}
        </ul>
      )}
      <Link href="/lamps/ahead" className="mt-3 inline-flex min-h-6 items-center text-accent hover:underline">
        {t("toAll")}
      </Link>
    </Card>
  );
}
