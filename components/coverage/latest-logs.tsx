import Link from "next/link";
import { useTranslations } from "next-intl";
import { ClientMessages } from "@/components/shell/client-messages";
import { Card } from "@/components/ui/card";
import { type ShownWorkLog, WorkLogList } from "@/components/work-logs/work-log-list";

/** The latest of somebody's work logs, and the way to all of them. */
export function LatestLogs({
  logs,
  total,
  href,
}: {
  logs: readonly ShownWorkLog[];
  total: number;
  href: string;
}) {
  const t = useTranslations("coverage");
  return (
    <ClientMessages use={["files"]}>
      <Card
        flush={logs.length > 0}
        title={t("latestLogs")}
        aside={
          total > logs.length && (
            <Link prefetch={false} href={href} className="text-accent hover:underline">
              {t("allLogs", { total })}
            </Link>
          )
        }
      >
        {logs.length > 0 ? (
          <WorkLogList withProject logs={logs} />
        ) : (
          <p className="text-ink-2">{t("noLogs")}</p>
        )}
      </Card>
    </ClientMessages>
  );
}
