import Link from "next/link";
import { useTranslations } from "next-intl";
import { useTraceWords } from "@/components/trace/trace-words";
import { type Column, DataTable } from "@/components/ui/data-table";
import type { PreviewRow } from "@/lib/projects/queries/bulk-edits";

/** Row by row, field by field: from what to what, or why it is left out. */
export function PreviewTable({
  caption,
  rows,
  asked,
}: {
  caption: string;
  rows: PreviewRow[];
  asked: boolean;
}) {
  const t = useTranslations("lists");
  const words = useTraceWords();
  const columns: Column<PreviewRow>[] = [
    {
      key: "name",
      head: t("column.name"),
      rowHead: true,
      phone: "line",
      width: "w-[40%]",
      cell: (row) => (
        <>
          <Link prefetch={false} href={`/projects/${row.id}`} className="font-semibold hover:text-accent">
            {row.name}
          </Link>
          <span className="ml-2 text-xs text-ink-2">{row.number}</span>
        </>
      ),
    },
  ];
  if (asked) {
    columns.push({
      key: "changes",
      head: t("whatChanges"),
      phone: "line",
      cell: ({ changes, skipped }) => (
        <ul>
          {changes.map(({ field, from, to }) => (
            <li key={field}>
              <span className="mr-3 text-ink-2">{words.field(field)}</span>
              <del className="text-ink-2">
                <span className="sr-only">{t("before")}</span>
                {words.value(field, from)}
              </del>
              <span aria-hidden="true" className="mx-2">
                →
              </span>
              <ins className="font-semibold no-underline">
                <span className="sr-only">{t("after")}</span>
                {words.value(field, to)}
              </ins>
            </li>
          ))}
          {skipped && <li className="text-ink-2">{t(`skip.${skipped}`)}</li>}
        </ul>
      ),
    });
  }
  return <DataTable caption={caption} columns={columns} rows={rows} rowKey={(row) => row.id} />;
}
