import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { ChangeTable } from "@/components/changes/change-table";
import type { Actor } from "@/lib/auth/permissions";
import { listAnswers } from "@/lib/changes/queries/list-changes";

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
