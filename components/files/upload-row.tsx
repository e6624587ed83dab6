"use client";

import { useTranslations } from "next-intl";
import type { UploadItem } from "@/components/files/use-uploads";
import { Button } from "@/components/ui/button";
import { formatBytes } from "@/lib/core/format";
import { errorText } from "@/lib/web/form-state";

/** One file on its way: name, size, how far it is, or why it was not taken. */
export function UploadRow({
  item: { file, state, share, error },
  onRemove,
  onRetry,
}: {
  item: UploadItem;
  onRemove: () => void;
  onRetry: () => void;
}) {
  const t = useTranslations("files");
  const errors = useTranslations("errors");
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3">
      <span className="min-w-0">
        <span className="break-words">{file.name}</span>{" "}
        <span className="text-xs text-ink-2">{formatBytes(file.size)}</span>
      </span>
      <span className="flex items-center gap-3">
        {state === "sending" && (
          <progress
            value={share}
            aria-label={t("progress", { file: file.name })}
            className="w-20 accent-accent"
          />
        )}
        {state === "waiting" && <span className="text-xs text-ink-2">{t("waiting")}</span>}
        {state === "done" && <span className="text-xs text-ink-2">{t("sent")}</span>}
        {state === "failed" && error?.reason === "UPLOAD_LOST" && (
          <Button variant="quiet" onClick={onRetry}>
            {t("retry")}
          </Button>
        )}
        <Button variant="quiet" onClick={onRemove} aria-label={t("takeOut", { file: file.name })}>
          {t("takeOutShort")}
        </Button>
      </span>
      {error && (
        <span className="col-span-2 text-xs font-semibold">
          <span aria-hidden="true">✕ </span>
          {errorText(errors, error)}
        </span>
      )}
    </li>
  );
}
