import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { GuideLink } from "@/components/shell/guide-link";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { Actor } from "@/lib/auth/permissions";
import { formatPeriod } from "@/lib/core/format";
import { getBoard } from "@/lib/dashboard/queries";
import { currentPeriod } from "@/lib/periods/queries";
import { listFilings } from "@/lib/progress/queries";
import { reviewedFields } from "@/lib/progress/rules";
import { Deadline } from "../filing/deadline";
import { AheadCard } from "./ahead-card";
import { MyChanges } from "./change-cards";
import { LampCounts } from "./lamp-counts";
import { LampList } from "./lamp-list";

/** A reporter's desk: what is due, what came back and why, my lamps. */
export async function ReporterDesk({ actor, now }: { actor: Actor; now: Date }) {
  const [t, filing, locale, cycle, board] = await Promise.all([
    getTranslations("desk"),
    getTranslations("filing"),
    getLocale(),
    currentPeriod(actor, now),
    actor.unitName ? getBoard(actor, { unit: actor.unitName }) : null,
  ]);
  const items = cycle ? (await listFilings(actor, cycle.period, now)).items : [];
  const returned = items.filter((item) => item.state === "returned");
  const due = items.filter((item) => item.state === "missing" || item.state === "draft");
  const behind = board?.projects.filter((row) => row.lamp === "red" || row.lamp === "yellow") ?? [];
  return (
    <div className="grid gap-4">
      {!cycle ? (
        <EmptyState title={filing("noPeriod")} action={<GuideLink />}>
          {filing("noPeriodOther")}
        </EmptyState>
      ) : (
        <Card
          title={t("myMonth", { month: formatPeriod(cycle.period, locale) })}
          aside={<Deadline period={cycle} now={now} />}
        >
          <p className="mb-3">
            {due.length + returned.length === 0
              ? t(items.length === 0 ? "nothingDue" : "allFiled", { count: items.length })
              : t("due", { due: due.length, returned: returned.length, total: items.length })}
          </p>
          {[...returned, ...due].length > 0 && (
            <ul className="mb-4 divide-y divide-line border-y border-line">
              {[...returned, ...due].map((item) => (
                <li key={item.id} className="flex flex-wrap items-baseline gap-x-4 py-2">
                  <Link
                    href={`/filing/${item.id}?period=${cycle.period}`}
                    className="min-w-0 grow hover:text-accent hover:underline"
                  >
                    {item.name}
                    {item.state === "returned" &&
                      reviewedFields.map((field) =>
                        item.comments[field] ? (
                          <span key={field} className="block text-xs text-ink-2">
                            {filing("fields.colon", {
                              field: filing(`fields.${field}`),
                              words: item.comments[field],
                            })}
                          </span>
                        ) : null,
                      )}
                  </Link>
                  <span className={item.state === "returned" ? "font-semibold" : "text-ink-2"}>
                    {filing(`states.${item.state}`)}
                  </span>
                </li>
              ))}
            </ul>
          )}
          <LinkButton href="/filing" variant={due.length + returned.length > 0 ? "primary" : "plain"}>
            {t("toFiling")}
          </LinkButton>
        </Card>
      )}
      <AheadCard actor={actor} now={now} />
      <MyChanges actor={actor} now={now} />
      {board && board.projects.length > 0 && (
        <>
          <Card title={t("myLamps", { month: formatPeriod(board.period, locale) })}>
            <LampCounts
              counts={board.counts}
              href={`/board?${new URLSearchParams({ unit: actor.unitName ?? "" })}`}
            />
          </Card>
          {behind.length > 0 && <LampList caption={t("behind")} projects={behind} period={board.period} />}
        </>
      )}
    </div>
  );
}
