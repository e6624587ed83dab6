import Link from "next/link";
import { useTranslations } from "next-intl";
import { TraceList } from "@/components/trace/trace-list";
import { useTraceWords } from "@/components/trace/trace-words";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import type { TraceEventView } from "@/lib/trace/queries";

type Props = {
  projectId: string;
  /** Only changes of this field: where "who changed it" beside a number leads. */
  field: string | undefined;
  trace: { items: TraceEventView[]; total: number; page: number; pageSize: number };
};

/** What was done to the project, newest first. */
export function TraceTab({ projectId, field, trace }: Props) {
  const t = useTranslations("trace");
  const words = useTraceWords();
  const hrefOf = (page: number) =>
    `/projects/${projectId}?${new URLSearchParams({ tab: "trace", page: String(page), ...(field ? { field } : {}) })}`;
  if (trace.total === 0 && !field) return <EmptyState title={t("empty")} />;
  return (
    <>
      <p className="mb-2 flex flex-wrap gap-x-4 text-ink-2">
        <span>{t("count", { total: trace.total })}</span>
        <a
          href={`/api/projects/${projectId}/trace-book`}
          download
          className="text-accent underline print:hidden"
        >
          {t("book")}
        </a>
        {field && (
          <>
            <span>{t("onlyField", { field: words.field(field) })}</span>
            <Link href={`/projects/${projectId}?tab=trace`} className="text-accent underline">
              {t("allFields")}
            </Link>
          </>
        )}
      </p>
      {trace.items.length > 0 ? (
        <Card flush>
          <TraceList events={trace.items} only={field} />
        </Card>
      ) : (
        <EmptyState title={t("noneForField", { field: field ? words.field(field) : "" })} />
      )}
      <Pagination page={trace.page} pageSize={trace.pageSize} total={trace.total} hrefOf={hrefOf} />
    </>
  );
}
