import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Photo } from "@/components/files/photo";
import { formatBytes, formatMoment } from "@/lib/core/format";
import type { FileKind } from "@/lib/files/schema";

export type ShownFile = {
  id: string;
  name: string;
  kind: FileKind;
  isImage: boolean;
  bytes: number;
  uploadedBy: string;
  uploadedUnit: string | null;
  uploadedAt: string;
  removed: { at: string; by: string; reason: string } | null;
};

const kindWord: Record<FileKind, string> = {
  jpeg: "JPG",
  png: "PNG",
  webp: "WebP",
  pdf: "PDF",
  docx: "Word",
  xlsx: "Excel",
  pptx: "PPT",
  ofd: "OFD",
  csv: "CSV",
  text: "TXT",
};

const tile =
  "grid size-16 shrink-0 place-items-center rounded-md border border-line-2 bg-page text-xs text-ink-2";

/**
 * Files with a picture or their kind, name, size, who brought them and when. `actionsOf` puts what may be done with
 * one at its end, `noteOf` where it comes from.
 */
export function FileList({
  files,
  actionsOf,
  noteOf,
}: {
  files: readonly ShownFile[];
  actionsOf?: (file: ShownFile) => ReactNode;
  noteOf?: (file: ShownFile) => ReactNode;
}) {
  const t = useTranslations("files");
  const locale = useLocale();
  const when = (instant: string) => formatMoment(instant, locale);
  return (
    <ul className="grid gap-x-6 gap-y-3 sm:grid-cols-2 xl:grid-cols-3">
      {files.map((file) => (
        <li key={file.id} className="flex min-w-0 gap-3">
          {file.isImage ? (
            <Photo id={file.id} name={file.name} />
          ) : (
            <span aria-hidden="true" className={tile}>
              {kindWord[file.kind]}
            </span>
          )}
          <div className="min-w-0 text-xs text-ink-2">
            <a
              href={`/api/files/${file.id}`}
              download
              className="text-sm break-words text-accent hover:underline"
            >
              {file.name}
            </a>
            <p>
              {kindWord[file.kind]} · {formatBytes(file.bytes)}
            </p>
            <p>
              {file.uploadedUnit && file.uploadedUnit !== file.uploadedBy && `${file.uploadedUnit} `}
              {file.uploadedBy} · <time dateTime={file.uploadedAt}>{when(file.uploadedAt)}</time>
            </p>
            {noteOf?.(file)}
            {file.removed ? (
              <p className="text-ink">{t("removed", { by: file.removed.by, reason: file.removed.reason })}</p>
            ) : (
              actionsOf && <div className="-ml-1">{actionsOf(file)}</div>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
