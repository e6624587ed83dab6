"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useId, useRef, useState } from "react";
import { Button, type ButtonVariant } from "@/components/ui/button";

/**
 * A button that opens the browser's own modal dialog: it holds the focus, closes on Escape and gives the focus
 * back. `children` get `close`, to be called when what they do is done.
 */
export function DialogButton({
  label,
  variant = "plain",
  title,
  disabled,
  children,
}: {
  label: ReactNode;
  variant?: ButtonVariant;
  title: string;
  disabled?: boolean;
  children: ReactNode | ((close: () => void) => ReactNode);
}) {
  const t = useTranslations("ui.dialog");
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  // Opened again, it starts anew: no old text, no old refusal.
  const [times, setTimes] = useState(0);
  const close = () => dialog.current?.close();
  return (
    <>
      <Button
        variant={variant}
        disabled={disabled}
        aria-haspopup="dialog"
        onClick={() => dialog.current?.showModal()}
      >
        {label}
      </Button>
      <dialog
        ref={dialog}
        aria-labelledby={titleId}
        onClose={() => setTimes(times + 1)}
        className="m-auto w-[min(34rem,calc(100vw-2rem))] rounded-lg border border-line-2 bg-surface p-0 text-left whitespace-normal text-ink shadow-2xl"
      >
        <div className="flex items-baseline justify-between gap-4 px-5 pt-4">
          <h2 id={titleId} className="text-base font-semibold">
            {title}
          </h2>
          <Button variant="quiet" onClick={close}>
            {t("close")}
          </Button>
        </div>
        <div key={times} className="px-5 pt-2 pb-5">
          {typeof children === "function" ? children(close) : children}
        </div>
      </dialog>
    </>
  );
}
