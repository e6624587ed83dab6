import Link from "next/link";
import { useTranslations } from "next-intl";
import { Figures } from "@/components/ui/figures";
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
    <Figures
      across={3}
      figures={[
        ...parts.map(({ key, count, filter }) => ({
          key,
          label: t(key),
          value: count,
          unit: t("of", { total: projects }),
          href: listOf({ [filter]: "with" }),
          note:
            count === projects ? (
              t("allCovered")
            ) : (
              <Link
                prefetch={false}
                href={listOf({ [filter]: "without" })}
                className="inline-block min-h-6 text-accent hover:underline"
              >
                {t("lacking", { count: projects - count })}
              </Link>
            ),
        })),
        ...(withLogs
          ? [
              {
                key: "logs",
                label: t("logsOf", { year }),
                value: logs,
                unit: t("logsUnit"),
                href: `/work-logs?from=${year}-01-01&to=${year}-12-31`,
              },
            ]
          : []),
      ]}
    />
  );
}
