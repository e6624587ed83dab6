import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Coverage } from "@/lib/coverage/queries";

type Props = {
  /** Whether work logs are this reader's to count. */
  withLogs: boolean;
  coverage: Pick<Coverage, "year" | "projects" | "linked" | "paired" | "logs">;
};

/** "177 个项目，177 个已挂联": both the ones that have and the ones that lack open their list. */
export function CoverageFigures({ withLogs, coverage: { year, projects, linked, paired, logs } }: Props) {
  const t = useTranslations("coverage");
  const listOf = (narrow: Record<string, string>) =>
    `/projects?${new URLSearchParams({ year: String(year), inPlan: "with", ...narrow })}`;
  const parts = [
    { key: "linked", count: linked, filter: "leaders" },
    { key: "paired", count: paired, filter: "pairs" },
  ] as const;
  return (
    <dl className="grid divide-line rounded-lg border border-line bg-surface max-sm:divide-y sm:grid-cols-3 sm:divide-x">
      {parts.map(({ key, count, filter }) => (
        <div key={key} className="px-4 py-3 sm:px-5">
          <dt className="text-xs text-ink-2">{t(key)}</dt>
          <dd>
            <Link
              prefetch={false}
              href={listOf({ [filter]: "with" })}
              className="hover:text-accent hover:underline"
            >
              <span className="text-[26px] leading-tight font-semibold tabular-nums">{count}</span>
              <span className="ml-1.5 text-ink-2">{t("of", { total: projects })}</span>
            </Link>
            <span className="block text-xs text-ink-2">
              {count === projects ? (
                t("allCovered")
              ) : (
                <Link
                  prefetch={false}
                  href={listOf({ [filter]: "without" })}
                  className="inline-block min-h-6 text-accent hover:underline"
                >
                  {t("lacking", { count: projects - count })}
                </Link>
              )}
            </span>
          </dd>
        </div>
      ))}
      {withLogs && (
        <div className="px-4 py-3 sm:px-5">
          <dt className="text-xs text-ink-2">{t("logsOf", { year })}</dt>
          <dd>
            <Link
              prefetch={false}
              href={`/work-logs?from=${year}-01-01&to=${year}-12-31`}
              className="hover:text-accent hover:underline"
            >
              <span className="text-[26px] leading-tight font-semibold tabular-nums">{logs}</span>
              <span className="ml-1.5 text-ink-2">{t("logsUnit")}</span>
            </Link>
          </dd>
        </div>
      )}
    </dl>
  );
}
