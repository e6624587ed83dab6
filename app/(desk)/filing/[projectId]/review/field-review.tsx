import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Diff } from "@/components/ui/diff";
import { formatAmount } from "@/lib/core/money";
import type { Report, ReviewedField } from "@/lib/progress/rules";

/** A field's value as it is read: amounts with two decimals, stages and milestones in words. */
export function useShown() {
  const stages = useTranslations("projects.stages");
  return (report: Report | null, field: ReviewedField): string | null => {
    if (!report) return null;
    if (field === "stage") return report.stage && stages(report.stage);
    if (field === "milestones") {
      return report.milestones.map((item) => `${item.name} ${item.actual}`).join("\n") || null;
    }
    const value = report[field];
    return typeof value === "number" ? formatAmount(value) : value || null;
  };
}

/** One field of a report beside last month's: texts with marks, numbers with last month's in small print. */
export function FieldReview({
  field,
  report,
  last,
  note,
}: {
  field: ReviewedField;
  report: Report;
  last: Report | null;
  /** A warning about this field. */
  note?: ReactNode;
}) {
  const t = useTranslations("review");
  const shown = useShown();
  const [now, before] = [shown(report, field), shown(last, field)];
  const isText = ["physicalProgress", "work", "problems", "nextPlan"].includes(field);
  return (
    <>
      {isText && last ? (
        <Diff before={before} after={now} />
      ) : (
        <p className="whitespace-pre-line">
          <span className={typeof report[field] === "number" ? "font-semibold tabular-nums" : ""}>
            {now ?? t("empty")}
          </span>
          {last && !isText && field !== "milestones" && (
            <span className="ml-3 text-xs text-ink-2">
              {before === null
                ? t("lastEmpty")
                : before === now
                  ? t("sameAsLast")
                  : t("last", { value: before })}
            </span>
          )}
        </p>
      )}
      {note && (
        <p className="text-xs">
          <span aria-hidden="true" className="font-semibold">
            !{" "}
          </span>
          {note}
        </p>
      )}
    </>
  );
}
