import Link from "next/link";
import { useTranslations } from "next-intl";
import { LedgerLamp } from "@/components/issues/ledger-lamp";
import type { IssueList } from "@/lib/issues/queries/list-issues";
import { issueStates, type ListIssuesInput } from "@/lib/issues/schema";
import { addressOf } from "./address";

/** Of what is struck off, only the latest. */
const SHOWN = 12;

/** The ledger by state, as columns from registering to striking off; on a phone one below the other. */
export function StateBoard({ list, filters }: { list: IssueList; filters: ListIssuesInput }) {
  const t = useTranslations("issues");
  return (
    <>
      {list.total > list.items.length && (
        <p className="mb-2 text-xs text-ink-2">
          {t("boardCut", { shown: list.items.length, total: list.total })}
        </p>
      )}
      <div className="grid gap-4 md:grid-cols-2 xl:grid-cols-6">
        {issueStates.map((state) => {
          const rows = list.items.filter((item) => item.state === state);
          return (
            <section key={state} className="min-w-0 rounded-lg border border-line bg-surface">
              <h2 className="flex items-baseline justify-between border-b border-line-2 px-3 py-2 font-semibold">
                {t(`states.${state}`)}
                <span className="text-xs font-normal text-ink-2">{rows.length}</span>
              </h2>
              {rows.length === 0 ? (
                <p className="px-3 py-3 text-ink-2">{t("noneInState")}</p>
              ) : (
                <ul className="divide-y divide-line">
                  {rows.slice(0, SHOWN).map((row) => (
                    <li key={row.id} className="px-3 py-2">
                      <Link
                        prefetch={false}
                        href={`/issues/${row.id}`}
                        className="block min-h-6 hover:text-accent hover:underline"
                      >
                        {row.title}
                      </Link>
                      <span className="block text-xs text-ink-2">
                        {row.number}
                        {row.leadUnit && ` · ${row.leadUnit.name}`}
                      </span>
                      {row.lamp && (
                        <LedgerLamp lamp={row.lamp} daysLeft={row.daysLeft} asked={row.state === "closing"} />
                      )}
                    </li>
                  ))}
                </ul>
              )}
              {rows.length > SHOWN && (
                <p className="border-t border-line px-3 py-2">
                  <Link
                    prefetch={false}
                    href={addressOf(filters, { state, page: undefined, view: "list" })}
                    className="text-accent hover:underline"
                  >
                    {t("allInState", { count: rows.length })}
                  </Link>
                </p>
              )}
            </section>
          );
        })}
      </div>
    </>
  );
}
