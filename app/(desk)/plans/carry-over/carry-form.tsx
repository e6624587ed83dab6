"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Card } from "@/components/ui/card";
import { DataTable } from "@/components/ui/data-table";
import { ErrorSummary } from "@/components/ui/error-summary";
import { control } from "@/components/ui/field";
import { StatusLine } from "@/components/ui/status-line";
import { SubmitButton } from "@/components/ui/submit-button";
import { useFormAction } from "@/components/ui/use-form-action";
import { formatAmount, sumMoney } from "@/lib/core/money";
import { readMoney, tidyMoney } from "@/lib/core/money-text";
import type { CarryRow } from "@/lib/plans/queries/get-plans";
import { carryOverAction } from "../actions";
import { useCarryColumns } from "./carry-columns";

type Entry = { chosen: boolean; text: string };

const entryOf = (row: CarryRow): Entry => ({
  chosen: row.proposed !== null,
  text: row.proposed === null ? "" : formatAmount(row.proposed),
});

/** Unfinished projects with the amount that their planned dates suggest: which go on, and with how much. */
export function CarryForm({ rows, from, to }: { rows: readonly CarryRow[]; from: number; to: number }) {
  const t = useTranslations("plans");
  const [state, submit] = useFormAction(carryOverAction);
  const columns = useCarryColumns();
  const [entries, setEntries] = useState(() => new Map(rows.map((row) => [row.id, entryOf(row)])));
  const at = (id: string): Entry => entries.get(id) ?? { chosen: false, text: "" };
  const put = (id: string, change: Partial<Entry>) =>
    setEntries((old) => new Map(old).set(id, { ...at(id), ...change }));
  const chosen = rows.filter((row) => at(row.id).chosen);
  const wanting = chosen.filter((row) => readMoney(at(row.id).text) === null);
  const sent = chosen.map((row) => ({ projectId: row.id, amount: readMoney(at(row.id).text) }));
  const sum = sumMoney(sent.map((item) => item.amount ?? 0));
  const all = chosen.length === rows.length;
  return (
    <Card
      title={t("toCarry", { to })}
      aside={
        <label className="inline-flex min-h-6 items-center gap-2">
          <input
            type="checkbox"
            checked={all}
            onChange={() => {
              for (const row of rows) put(row.id, { chosen: !all });
            }}
            className="size-4 accent-accent"
          />
          {t("all")}
        </label>
      }
      flush
    >
      <form action={submit}>
        <div className="px-4 md:px-5">
          <ErrorSummary state={state} />
        </div>
        <input type="hidden" name="from" value={from} />
        <input type="hidden" name="to" value={to} />
        <input type="hidden" name="rows" value={JSON.stringify(sent)} />
        <DataTable
          bare
          caption={t("toCarry", { to })}
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            {
              key: "choose",
              head: t("choose"),
              phone: "corner",
              width: "w-12",
              cell: (row) => (
                <input
                  type="checkbox"
                  checked={at(row.id).chosen}
                  onChange={(event) => put(row.id, { chosen: event.target.checked })}
                  aria-label={t("chooseOne", { name: row.name })}
                  className="size-4 accent-accent"
                />
              ),
            },
            ...columns,
            {
              key: "amount",
              head: t("planOf", { year: to }),
              numeric: true,
              width: "w-40",
              cell: (row) => (
                <input
                  value={at(row.id).text}
                  inputMode="decimal"
                  autoComplete="off"
                  aria-label={t("amountOf", { name: row.name })}
                  aria-invalid={(at(row.id).chosen && readMoney(at(row.id).text) === null) || undefined}
                  className={`${control} text-right tabular-nums`}
                  onChange={(event) =>
                    put(row.id, { text: event.target.value, chosen: event.target.value !== "" })
                  }
                  onBlur={() => put(row.id, { text: tidyMoney(at(row.id).text) })}
                />
              ),
            },
          ]}
        />
        <div className="sticky bottom-0 flex flex-wrap items-center gap-3 border-t border-line bg-surface px-4 py-3 md:px-5">
          <SubmitButton disabled={chosen.length === 0 || wanting.length > 0}>
            {t("carryVerb", { count: chosen.length })}
          </SubmitButton>
          <StatusLine>
            {wanting.length > 0
              ? t("wanting", { count: wanting.length })
              : t("carrySum", { sum: formatAmount(sum) })}
          </StatusLine>
        </div>
      </form>
    </Card>
  );
}
