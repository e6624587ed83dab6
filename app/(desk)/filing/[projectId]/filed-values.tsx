import { useTranslations } from "next-intl";
import { KeyValues } from "@/components/ui/key-values";
import { formatAmount } from "@/lib/core/money";
import { type Report, reviewedFields } from "@/lib/progress/rules";

/** A report that is only read: every field as it stands. */
export function FiledValues({ report }: { report: Report }) {
  const t = useTranslations("filing");
  const stages = useTranslations("projects.stages");
  const shown = (field: (typeof reviewedFields)[number]): string | null => {
    if (field === "milestones")
      return report.milestones.map((item) => `${item.name} ${item.actual}`).join("\n") || null;
    if (field === "stage") return report.stage && stages(report.stage);
    const value = report[field];
    return typeof value === "number" ? formatAmount(value) : value || null;
  };
  const items = reviewedFields.flatMap((field) => {
    const value = shown(field);
    return value === null ? [] : [{ key: field, name: t(`fields.${field}`), value }];
  });
  return <KeyValues items={items} />;
}
