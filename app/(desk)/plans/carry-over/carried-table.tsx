"use client";

import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { DataTable, SubLine } from "@/components/ui/data-table";
import { formatAmount } from "@/lib/core/money";
import type { CarryRow } from "@/lib/plans/queries/get-plans";
import { useCarryColumns } from "./carry-columns";

/** Who is in the next year's plan already: carried, or with a plan made otherwise. */
export function CarriedTable({ rows, to }: { rows: readonly CarryRow[]; to: number }) {
  const t = useTranslations("plans");
  const columns = useCarryColumns();
  return (
    <Card title={t("carried", { to })} flush>
      <DataTable
        bare
        caption={t("carried", { to })}
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          ...columns,
          {
            key: "plan",
            head: t("planOf", { year: to }),
            numeric: true,
            nowrap: true,
            cell: (row) => (
              <>
                {row.plan && formatAmount(row.plan.amount)}
                <SubLine>
                  {[t(`acts.${row.act}`), row.plan?.confirmed ? t("confirmedShort") : t("draftShort")].join(
                    " · ",
                  )}
                </SubLine>
              </>
            ),
          },
        ]}
      />
    </Card>
  );
}
