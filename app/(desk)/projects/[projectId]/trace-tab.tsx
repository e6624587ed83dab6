import Link from "next/link";
import { useTranslations } from "next-intl";
import { TraceList } from "@/components/trace/trace-list";
import { useTraceWords } from "@/components/trace/trace-words";
import type { TraceEventView } from "@/lib/trace/queries";

const card = "rounded-lg border border-line bg-surface";
const button = "inline-flex h-9 items-center rounded-md border border-line-2 bg-surface px-4";

type Props = {
  projectId: string;
  /** Only changes of this field: where "who changed it" beside a number leads. */
  field: string | undefined;
  trace: { items: TraceEventView[]; total: number; page: number; pageSize: number };
};

export function TraceTab({ projectId, field, trace }: Props) {
  const t = useTranslations("trace");
  const words = useTraceWords();
  const pages = Math.max(1, Math.ceil(trace.total / trace.pageSize));
  const address = (page: number) =>
    `/projects/${projectId}?tab=trace&page=${page}${field ? `&field=${encodeURIComponent(field)}` : ""}`;
  const shown = field
    ? trace.items.filter((item) => field in item.after || field in item.before)
    : trace.items;
  if (trace.total === 0) return <p className={`${card} px-6 py-12 text-center text-ink-2`}>{t("empty")}</p>;
  return (
    <>
      <p className="mb-2 flex flex-wrap gap-x-4 text-ink-2">
        <span>{t("count", { total: trace.total })}</span>
        {field && (
          <>
            <span>{t("onlyField", { field: words.field(field) })}</span>
            <Link href={`/projects/${projectId}?tab=trace`} className="text-accent hover:underline">
              {t("allFields")}
            </Link>
          </>
        )}
      </p>
      <div className={card}>
        {shown.length > 0 ? (
          <TraceList events={shown} only={field} />
        ) : (
          <p className="px-6 py-10 text-center text-ink-2">
            {t("noneForField", { field: field ? words.field(field) : "" })}
          </p>
        )}
      </div>
      {pages > 1 && (
        <nav className="mt-4 flex items-center justify-end gap-3" aria-label={t("title")}>
          {trace.page > 1 && (
            <Link href={address(trace.page - 1)} className={button}>
              {t("previous")}
            </Link>
          )}
          <span className="text-ink-2">{t("page", { page: trace.page, pages })}</span>
          {trace.page < pages && (
            <Link href={address(trace.page + 1)} className={button}>
              {t("next")}
            </Link>
          )}
        </nav>
      )}
    </>
  );
}
