import { useTranslations } from "next-intl";
import { GuideLink } from "@/components/shell/guide-link";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar, FilterSelect } from "@/components/ui/filter-bar";
import { Notice } from "@/components/ui/notice";
import type { Choice } from "@/components/ui/select";
import type { Period } from "@/lib/core/periods";
import type { FilingItem } from "@/lib/progress/queries";
import { FilingTable } from "./filing-table";

export type FilingView = {
  items: readonly FilingItem[];
  period: Period;
  closed: boolean;
  /** The periods that can be shown. */
  choices: readonly Choice[];
};

/** What is wanting first: returned, then drafts, then missing, then what is done. */
const order = { returned: 0, draft: 1, missing: 2, submitted: 3, accepted: 4 } as const;

/** A reporter's month: my projects with what is left to do. */
export function ReporterView({ items, period, closed, choices, hasUnit }: FilingView & { hasUnit: boolean }) {
  const t = useTranslations("filing");
  const wanting = items.filter((item) => order[item.state] < 3);
  const sorted = [...items].sort((a, b) => order[a.state] - order[b.state] || (a.number < b.number ? -1 : 1));
  return (
    <>
      <FilterBar action="/filing">
        <FilterSelect name="period" label={t("period")} value={period} choices={choices} allLabel={null} />
      </FilterBar>
      {items.length === 0 ? (
        <EmptyState title={t(hasUnit ? "nothingDue" : "noOwnUnit")} action={<GuideLink />}>
          {t(hasUnit ? "nothingDueHint" : "noOwnUnitHint")}
        </EmptyState>
      ) : (
        <>
          {!closed && (
            <Notice title={wanting.length === 0 ? t("allDone") : t("wanting", { count: wanting.length })}>
              {t(wanting.length === 0 ? "allDoneHint" : "wantingHint")}
            </Notice>
          )}
          <FilingTable
            caption={t("title")}
            items={sorted}
            period={period}
            closed={closed}
            withUnit={false}
            reviews={false}
          />
        </>
      )}
    </>
  );
}
