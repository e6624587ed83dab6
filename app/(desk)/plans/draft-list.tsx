"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { DataTable, SubLine } from "@/components/ui/data-table";
import { ErrorSummary } from "@/components/ui/error-summary";
import { StatusLine } from "@/components/ui/status-line";
import { SubmitButton } from "@/components/ui/submit-button";
import { useFormAction } from "@/components/ui/use-form-action";
import { formatAmount } from "@/lib/core/money";
import type { PlanOverview } from "@/lib/plans/queries/get-plans";
import { confirmChosenAction } from "./actions";

/** Plans that are not confirmed, to be looked through and confirmed one by one or several at once. */
export function DraftList({ plans }: { plans: Pick<PlanOverview, "drafts" | "draft" | "year"> }) {
  const t = useTranslations("plans");
  const [state, submit] = useFormAction(confirmChosenAction);
  const { drafts, year, draft } = plans;
  return (
    <Card
      title={t("figure.draft")}
      aside={drafts.length < draft.count ? t("shownOf", { shown: drafts.length, total: draft.count }) : null}
      flush
    >
      <form action={submit}>
        <div className="px-4 md:px-5">
          <ErrorSummary state={state} labels={{ projectId: t("project") }} />
        </div>
        <input type="hidden" name="year" value={year} />
        <DataTable
          bare
          caption={t("figure.draft")}
          rows={drafts}
          rowKey={(plan) => plan.id}
          columns={[
            {
              key: "choose",
              head: t("choose"),
              phone: "corner",
              width: "w-12",
              cell: (plan) => (
                <input
                  type="checkbox"
                  name="projectId"
                  value={plan.id}
                  aria-label={t("chooseOne", { name: plan.name })}
                  className="size-4 accent-accent"
                />
              ),
            },
            {
              key: "name",
              head: t("project"),
              rowHead: true,
              phone: "line",
              cell: (plan) => (
                <>
                  <Link
                    prefetch={false}
                    href={`/projects/${plan.id}?tab=plan&year=${year}`}
                    className="font-semibold hover:text-accent hover:underline"
                  >
                    {plan.name}
                  </Link>
                  <SubLine>{[plan.number, plan.unit].filter(Boolean).join(" · ")}</SubLine>
                </>
              ),
            },
            {
              key: "goal",
              head: t("goal"),
              phone: "hidden",
              cell: (plan) => <span className="line-clamp-2 text-ink-2">{plan.physicalGoal}</span>,
            },
            {
              key: "months",
              head: t("monthsShort"),
              phone: "labelled",
              nowrap: true,
              cell: (plan) => (
                <>
                  {t(plan.byMonth ? "byMonth" : "even")}
                  {plan.warnings.length > 0 && <SubLine>{t("lastDiffers")}</SubLine>}
                  {plan.carriedFrom !== null && (
                    <SubLine>{t("carriedFrom", { year: plan.carriedFrom })}</SubLine>
                  )}
                </>
              ),
            },
            {
              key: "amount",
              head: t("amount"),
              numeric: true,
              nowrap: true,
              cell: (plan) => formatAmount(plan.amount),
            },
          ]}
        />
        <div className="flex flex-wrap items-center gap-3 px-4 py-3 md:px-5">
          <SubmitButton>{t("confirmChosen")}</SubmitButton>
          <StatusLine>
            {state.status === "ok" && state.data ? t("confirmedCount", { count: state.data.confirmed }) : ""}
          </StatusLine>
        </div>
      </form>
    </Card>
  );
}
