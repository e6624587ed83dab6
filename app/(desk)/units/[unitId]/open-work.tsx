import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { KeyValues } from "@/components/ui/key-values";
import type { Actor } from "@/lib/auth/permissions";
import { formatPeriod } from "@/lib/core/format";
import { listIssues } from "@/lib/issues/queries/list-issues";
import { currentPeriod } from "@/lib/periods/queries";
import { listFilings } from "@/lib/progress/queries";

/** What waits for a unit: reports of the month being filed, issues not struck off; as far as the reader sees them. */
export async function OpenWork({
  actor,
  unit,
  now,
}: {
  actor: Actor;
  unit: { id: string; name: string };
  now: Date;
}) {
  const [t, locale, current, issues] = await Promise.all([
    getTranslations("coverage"),
    getLocale(),
    currentPeriod(actor, now),
    listIssues(actor, { unit: unit.id, state: "open", pageSize: 1 }, now),
  ]);
  const filings = current ? (await listFilings(actor, current.period, now, unit.name)).items : [];
  const of = (...states: string[]) => filings.filter(({ state }) => states.includes(state)).length;
  const waiting = of("submitted");
  const [due, returned] = [of("missing", "draft"), of("returned")];
  const reports =
    due + returned + waiting === 0
      ? t("reportsDone", { count: filings.length })
      : t("reportsDue", { due, returned, waiting });
  const maySeeFiling = actor.role === "centre" || actor.role === "coordinator" || actor.unitId === unit.id;
  const items = [
    ...(current && filings.length > 0
      ? [
          {
            name: t("reports", { month: formatPeriod(current.period, locale) }),
            value: maySeeFiling ? (
              <Link
                prefetch={false}
                href={`/filing?${new URLSearchParams({ period: current.period, ...(actor.role === "reporter" ? {} : { unit: unit.name }) })}`}
                className="text-accent hover:underline"
              >
                {reports}
              </Link>
            ) : (
              reports
            ),
          },
        ]
      : []),
    {
      name: t("issues"),
      value: (
        <Link
          prefetch={false}
          href={`/issues?${new URLSearchParams({ unit: unit.id, state: "open" })}`}
          className="text-accent hover:underline"
        >
          {t("issuesOpen", { count: issues.total })}
        </Link>
      ),
    },
  ];
  return <KeyValues items={items} />;
}
