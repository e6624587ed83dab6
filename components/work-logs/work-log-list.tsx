import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Photo } from "@/components/files/photo";
import { formatBytes, formatDay, formatMoment } from "@/lib/core/format";
import type { WorkCategory } from "@/lib/work-logs/schema";

export type ShownWorkLog = {
  id: string;
  day: string;
  category: WorkCategory;
  text: string;
  unit: { id: string; name: string } | null;
  leader: { id: string; title: string } | null;
  writtenBy: string;
  writtenAt: string;
  corrections: number;
  version: number;
  project: { id: string; number: string; name: string };
  files: readonly { id: string; name: string; isImage: boolean; bytes: number }[];
  mayCorrect: boolean;
};

function Doer({ log: { unit, leader, writtenBy } }: { log: ShownWorkLog }) {
  const link = "text-ink hover:text-accent hover:underline";
  if (leader) {
    return (
      <Link prefetch={false} href={`/leaders/${leader.id}`} className={link}>
        {leader.title}
      </Link>
    );
  }
  return unit ? (
    <Link prefetch={false} href={`/units/${unit.id}`} className={link}>
      {unit.name}
    </Link>
  ) : (
    <span className="text-ink">{writtenBy}</span>
  );
}

function Files({ files }: { files: ShownWorkLog["files"] }) {
  if (files.length === 0) return null;
  return (
    <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-2">
      {files
        .filter((file) => file.isImage)
        .map(({ id, name }) => (
          <Photo key={id} id={id} name={name} />
        ))}
      {files
        .filter((file) => !file.isImage)
        .map(({ id, name, bytes }) => (
          <a key={id} href={`/api/files/${id}`} download className="break-all text-accent hover:underline">
            {name} <span className="text-xs text-ink-2">{formatBytes(bytes)}</span>
          </a>
        ))}
    </div>
  );
}

/** What was done, the latest day first: when, what, by whom, with its files; `withProject` where several stand together. */
export function WorkLogList({
  logs,
  withProject = false,
  correct,
}: {
  logs: readonly ShownWorkLog[];
  withProject?: boolean;
  /** What corrects one, for whoever may. */
  correct?: (log: ShownWorkLog) => ReactNode;
}) {
  const t = useTranslations("workLogs");
  const trace = useTranslations("trace");
  const locale = useLocale();
  const when = (instant: string) => formatMoment(instant, locale, { time: false });
  return (
    <ol className="divide-y divide-line">
      {logs.map((log) => (
        <li key={log.id} className="grid gap-x-6 gap-y-1 px-4 py-3 md:grid-cols-[12rem_1fr] md:px-5">
          <div className="text-ink-2">
            <time dateTime={log.day} className="block">
              {formatDay(log.day, locale)}
            </time>
            <Doer log={log} />
            <span className="block text-xs">{trace(`category.${log.category}`)}</span>
          </div>
          <div className="min-w-0">
            {withProject && (
              <p>
                <Link
                  prefetch={false}
                  href={`/projects/${log.project.id}?tab=logs`}
                  className="font-semibold hover:text-accent hover:underline"
                >
                  {log.project.name}
                </Link>{" "}
                <span className="text-xs text-ink-2">{log.project.number}</span>
              </p>
            )}
            <p className="break-words whitespace-pre-line">{log.text}</p>
            <Files files={log.files} />
            <div className="flex flex-wrap items-center gap-x-3 text-xs text-ink-2">
              <span>{t("writtenBy", { by: log.writtenBy, at: when(log.writtenAt) })}</span>
              {log.corrections > 0 && (
                <Link
                  prefetch={false}
                  href={`/projects/${log.project.id}?tab=trace`}
                  className="text-accent hover:underline"
                >
                  {t("corrected", { count: log.corrections })}
                </Link>
              )}
              {log.mayCorrect && correct?.(log)}
            </div>
          </div>
        </li>
      ))}
    </ol>
  );
}
