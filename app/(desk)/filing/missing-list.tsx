import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { FilingItem } from "@/lib/progress/queries";
import { CopyButton } from "./copy-button";

/** Who has not filed, unit by unit, ready to be pasted into a message. */
export function MissingList({ items, month }: { items: readonly FilingItem[]; month: string }) {
  const t = useTranslations("filing");
  if (items.length === 0) return <EmptyState title={t("noneMissing")} />;
  const byUnit = new Map<string, FilingItem[]>();
  for (const item of items) {
    const unit = item.unit ?? t("noUnit");
    byUnit.set(unit, [...(byUnit.get(unit) ?? []), item]);
  }
  const text = [
    t("missingHead", { month, units: byUnit.size, count: items.length }),
    ...[...byUnit].map(([unit, own]) =>
      t("missingLine", { unit, count: own.length, names: own.map((item) => item.name).join(t("listComma")) }),
    ),
  ].join("\n");
  return (
    <Card title={t("missingTitle", { count: items.length })} aside={<CopyButton text={text} />}>
      <ul className="grid gap-2">
        {[...byUnit].map(([unit, own]) => (
          <li key={unit}>
            <span className="font-semibold">{unit}</span>
            <span className="ml-2 text-xs text-ink-2">{t("projects", { count: own.length })}</span>
            <span className="block text-ink-2">{own.map((item) => item.name).join(t("listComma"))}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
