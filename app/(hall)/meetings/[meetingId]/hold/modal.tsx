"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { Button } from "@/components/ui/button";

/** A dialog that a key has opened: holds the focus, closes on Escape, gives the focus back. */
export function Modal({
  title,
  wide = false,
  close,
  children,
}: {
  title: string;
  wide?: boolean;
  close: () => void;
  children: ReactNode;
}) {
  const t = useTranslations("common");
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onClose={close}
      className={`m-auto max-h-[calc(100vh-3rem)] rounded-lg border border-line-2 bg-surface p-0 text-ink shadow-2xl ${
        wide ? "w-[min(56rem,calc(100vw-2rem))]" : "w-[min(34rem,calc(100vw-2rem))]"
      }`}
    >
      <div className="sticky top-0 flex items-baseline justify-between gap-4 border-b border-line bg-surface px-5 py-3">
        <h2 id={titleId} className="text-base font-semibold">
          {title}
        </h2>
        <Button variant="quiet" onClick={close}>
          {t("close")} <span className="text-xs text-ink-2">Esc</span>
        </Button>
      </div>
      <div className="px-5 py-4">{children}</div>
    </dialog>
  );
}
