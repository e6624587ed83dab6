import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";

export type BlockName =
  | "frame"
  | "tabs"
  | "card"
  | "table"
  | "filters"
  | "fields"
  | "buttons"
  | "dialog"
  | "empty"
  | "notice"
  | "error"
  | "status"
  | "lamps"
  | "ledgerLamps"
  | "money"
  | "dates"
  | "diff"
  | "figures"
  | "chart";

/** One building block: what it is called, where its code is, when to use it, and itself. */
export function Block({ name, file, children }: { name: BlockName; file: string; children?: ReactNode }) {
  const t = useTranslations("blocks");
  return (
    <Card title={t(`${name}.title`)} aside={<code>{file}</code>}>
      <p className="mb-3 text-ink-2">{t(`${name}.use`)}</p>
      {children}
    </Card>
  );
}
