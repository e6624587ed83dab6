import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { ChangeTable } from "@/components/changes/change-table";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { type Actor, mayEditRegistry } from "@/lib/auth/permissions";
import { countPendingChanges, listAnswers } from "@/lib/changes/queries/list-changes";

/** How many plan changes wait for the centre; nothing while none does. */
export async function PendingChanges({ actor }: { actor: Actor }) {
  const [t, pending] = await Promise.all([getTranslations("changes"), countPendingChanges(actor)]);
  if (pending === 0) return null;
  return (
    <Card title={t("title")}>
      <p className="mb-3">
        <span className="text-[22px] font-semibold tabular-nums">{pending}</span>
        <span className="ml-2 text-ink-2">{t("waiting")}</span>
      </p>
      <LinkButton href="/changes?state=pending">
        {t(mayEditRegistry(actor) ? "toDecide" : "toSee")}
      </LinkButton>
    </Card>
  );
}

/** What the unit asked for lately: what waits, and the answers of the last weeks. */
export async function MyChanges({ actor, now }: { actor: Actor; now: Date }) {
  const [t, rows] = await Promise.all([getTranslations("changes"), listAnswers(actor, now)]);
  if (rows.length === 0) return null;
  return (
    <section>
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="font-semibold">{t("mine")}</h2>
        <Link href="/changes" className="text-xs text-accent hover:underline">
          {t("back")}
        </Link>
      </div>
      <ChangeTable rows={rows} />
    </section>
  );
}
