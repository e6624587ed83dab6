"use client";

import { useTranslations } from "next-intl";
import { type ChangeEvent, type DragEvent, useEffect, useId, useRef, useState } from "react";
import { UploadRow } from "@/components/files/upload-row";
import { useUploads } from "@/components/files/use-uploads";

const PHOTOS = "image/jpeg,image/png,image/webp";
const DOCUMENTS = `${PHOTOS},.pdf,.docx,.xlsx,.pptx,.ofd,.csv,.txt`;

type Props = {
  /** The ids of what has arrived go with the form under this name. */
  name: string;
  label: string;
  /** What is taken, where it is not the usual: "现场照片，最多 5 张". */
  hint?: string;
  photosOnly?: boolean;
  /** How many more may be added. */
  limit: number;
  error?: readonly string[] | undefined;
  /** Called once when all that was chosen has arrived or failed: for a list that saves at once. */
  onSettled?: (ids: string[]) => void;
};

const chooser =
  "relative inline-flex min-h-9 items-center justify-center rounded-md border border-line-2 bg-surface px-3.5 focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-accent hover:border-control";

/**
 * Files of a form: sent at once while the rest is filled in, each with its progress, taken out again before the form
 * is handed in. Not in the form until they have arrived; the form waits for them. Give it a new `key` to empty it.
 */
export function UploadField({ name, label, hint, photosOnly = false, limit, error, onSettled }: Props) {
  const t = useTranslations("files");
  const id = useId();
  const { items, busy, add, remove, retry, clearDone } = useUploads();
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const settle = useRef<(ids: string[]) => void>(() => undefined);
  settle.current = (arrivedIds) => {
    if (!onSettled) return;
    onSettled(arrivedIds);
    clearDone();
  };
  const ids = items.flatMap((item) => (item.id ? [item.id] : []));
  const arrived = ids.join(" ");
  const places = Math.max(0, limit - items.filter((item) => item.state !== "failed").length);

  // The browser itself holds the form back, in its own way of saying so.
  useEffect(() => input.current?.setCustomValidity(busy ? t("wait") : ""), [busy, t]);
  useEffect(() => {
    if (!busy && arrived) settle.current(arrived.split(" "));
  }, [busy, arrived]);

  const take = (files: readonly File[]) => add(files.slice(0, places));
  const chosen = (event: ChangeEvent<HTMLInputElement>) => {
    take([...(event.currentTarget.files ?? [])]);
    event.currentTarget.value = "";
  };
  const dropped = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take([...event.dataTransfer.files]);
  };
  const cover = "absolute inset-0 w-full cursor-pointer opacity-0";
  return (
    <fieldset
      id={`field-${name}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={dropped}
      className={`grid min-w-0 gap-2 rounded-md border border-dashed px-3 pt-1 pb-3 ${over ? "border-accent bg-accent-weak" : "border-control"}`}
    >
      <legend className="px-1 text-[13px] text-ink-2">{label}</legend>
      {ids.map((file) => (
        <input key={file} type="hidden" name={name} value={file} />
      ))}
      {places > 0 && (
        <div className="flex flex-wrap gap-3">
          <label className={chooser}>
            {t(photosOnly ? "choosePhotos" : "choose")}
            <input
              ref={input}
              type="file"
              multiple={places > 1}
              accept={photosOnly ? PHOTOS : DOCUMENTS}
              aria-describedby={`${id}-hint`}
              onChange={chosen}
              className={cover}
            />
          </label>
          <label className={`${chooser} pointer-fine:hidden`}>
            {t("camera")}
            <input type="file" accept={PHOTOS} capture="environment" onChange={chosen} className={cover} />
          </label>
        </div>
      )}
      <p id={`${id}-hint`} className="text-xs text-ink-2">
        {hint ?? t("hint", { limit })}
      </p>
      {items.length > 0 && (
        <ul className="grid gap-1.5">
          {items.map((item) => (
            <UploadRow
              key={item.key}
              item={item}
              onRemove={() => remove(item.key)}
              onRetry={() => retry(item.key)}
            />
          ))}
        </ul>
      )}
      <p className="text-xs font-semibold empty:hidden">{error?.join(" ")}</p>
      <p role="status" className="sr-only">
        {items.length > 0 && !busy && t("arrived", { count: ids.length })}
      </p>
    </fieldset>
  );
}
