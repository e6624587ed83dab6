"use client";

import { useTranslations } from "next-intl";
import { type DragEvent, useId, useRef, useState } from "react";

type Props = {
  name: string;
  label: string;
  /** What is taken: "Excel（.xlsx）或 CSV，不超过 20 MB". */
  hint: string;
  accept?: string;
  multiple?: boolean;
  required?: boolean;
  disabled?: boolean;
  error?: readonly string[] | undefined;
  onFiles?: (files: File[]) => void;
};

/** A file by dropping or choosing: a real file input lies over the whole field, so it works without a script. */
export function FileDrop({ name, label, hint, accept, multiple, required, disabled, error, onFiles }: Props) {
  const t = useTranslations("ui.file");
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [names, setNames] = useState<string[]>([]);
  const [over, setOver] = useState(false);
  const take = () => {
    const files = [...(input.current?.files ?? [])];
    setNames(files.map((file) => file.name));
    onFiles?.(files);
  };
  const dropped = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (!input.current || event.dataTransfer.files.length === 0) return;
    input.current.files = event.dataTransfer.files;
    take();
  };
  return (
    <div id={`field-${name}`}>
      <label
        htmlFor={id}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={dropped}
        className={`relative grid justify-items-center gap-1 rounded-lg border border-dashed px-6 py-8 text-center focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-accent ${over ? "border-accent bg-accent-weak" : "border-control bg-surface"}`}
      >
        <span className="font-semibold">{label}</span>
        <span id={`${id}-hint`} className="text-xs text-ink-2">
          {hint}
        </span>
        <input
          ref={input}
          id={id}
          type="file"
          name={name}
          accept={accept}
          multiple={multiple}
          required={required}
          disabled={disabled}
          aria-describedby={`${id}-hint ${id}-error`}
          aria-invalid={error && error.length > 0 ? true : undefined}
          onChange={take}
          // The same file, changed meanwhile, can be chosen again.
          onClick={(event) => {
            event.currentTarget.value = "";
          }}
          className="absolute inset-0 cursor-pointer opacity-0"
        />
      </label>
      <p id={`${id}-error`} className="text-xs font-semibold">
        {error?.join(" ")}
      </p>
      <p role="status" className="sr-only">
        {names.length > 0 && t("chosen", { count: names.length, names: names.join("、") })}
      </p>
    </div>
  );
}
