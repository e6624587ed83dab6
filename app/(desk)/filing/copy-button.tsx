"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";

/** Puts a text on the clipboard; plain http outside this machine has none: then a file holds it. */
export function CopyButton({ text }: { text: string }) {
  const t = useTranslations("filing.copy");
  const [copied, setCopied] = useState<"copied" | "downloaded" | null>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied("copied");
    } catch {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
      link.download = t("file");
      link.click();
      URL.revokeObjectURL(link.href);
      setCopied("downloaded");
    }
  };
  return (
    <span className="inline-flex items-center gap-2">
      <span role="status">{copied && t(copied)}</span>
      <Button variant="quiet" onClick={copy}>
        {t("copy")}
      </Button>
    </span>
  );
}
