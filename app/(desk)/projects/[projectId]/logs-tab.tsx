import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/shell/client-messages";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar, FilterSelect } from "@/components/ui/filter-bar";
import { Pagination } from "@/components/ui/pagination";
import { CorrectLog } from "@/components/work-logs/correct-log";
import { WorkLogList } from "@/components/work-logs/work-log-list";
import type { Actor } from "@/lib/auth/permissions";
import { businessNow, dayIn } from "@/lib/core/clock";
import type { ProjectDetail } from "@/lib/projects/queries/get-project";
import { listProjectWorkLogs, type WorkLogRights } from "@/lib/work-logs/queries";
import { workCategories } from "@/lib/work-logs/schema";
import { correctLogAction } from "./log-actions";
import { LogForm } from "./log-form";

type Props = {
  actor: Actor;
  project: Pick<ProjectDetail, "id" | "visibility">;
  rights: WorkLogRights;
  address: Record<string, string | string[] | undefined>;
  page: number;
};

const PAGE_SIZE = 30;

/** What people did for the project, with 记一笔 above it for whoever may write. */
export async function LogsTab({
  actor,
  project: { id: projectId, visibility },
  rights,
  address,
  page,
}: Props) {
  const category = workCategories.find((one) => one === address.category);
  const [t, words, now, logs] = await Promise.all([
    getTranslations("workLogs"),
    getTranslations("trace.category"),
    businessNow(),
    listProjectWorkLogs(actor, projectId, { page, pageSize: PAGE_SIZE, ...(category ? { category } : {}) }),
  ]);
  const categories = workCategories.map((value) => ({ value, label: words(value) }));
  const doers = [
    ...rights.units.map(({ id, name }) => ({ value: `unit:${id}`, label: name })),
    ...rights.leaders.map(({ id, title }) => ({ value: `leader:${id}`, label: title })),
  ];
  const hrefOf = (to: number) =>
    `/projects/${projectId}?${new URLSearchParams({ tab: "logs", page: String(to), ...(category ? { category } : {}) })}`;
  return (
    <ClientMessages use={["files", "workLogs"]}>
      {rights.write && (
        <Card title={t("write")} className="mb-4">
          <LogForm
            projectId={projectId}
            today={dayIn(now)}
            doers={doers}
            categories={categories}
            usual={visibility === "full" ? "construction" : "department_help"}
          />
        </Card>
      )}
      {visibility !== "full" && <p className="mb-2 text-ink-2">{t("helperHint")}</p>}
      {(logs.total > 0 || category) && (
        <FilterBar
          action={`/projects/${projectId}`}
          hidden={{ tab: "logs" }}
          clearHref={category ? `/projects/${projectId}?tab=logs` : undefined}
        >
          <FilterSelect name="category" label={t("category")} value={category} choices={categories} />
        </FilterBar>
      )}
      {logs.total === 0 ? (
        <EmptyState title={t(category ? "noneFound" : "empty")}>
          {category ? undefined : t("emptyProject")}
        </EmptyState>
      ) : (
        <Card flush title={t("title")} aside={t("count", { total: logs.total })}>
          <WorkLogList
            logs={logs.items}
            correct={(log) => <CorrectLog action={correctLogAction} log={log} categories={categories} />}
          />
        </Card>
      )}
      <Pagination page={logs.page} pageSize={logs.pageSize} total={logs.total} hrefOf={hrefOf} />
    </ClientMessages>
  );
}
