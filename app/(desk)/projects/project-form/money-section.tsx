"use client";

import { useTranslations } from "next-intl";
import { MoneyField } from "@/components/ui/money-field";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { type FormContext, useFields } from "./context";
import { Section } from "./section";

/** 多少: 万元, and whose money it is. The year's plan is set on the project's page. */
export function MoneySection({ context, onAmount }: { context: FormContext; onAmount: () => void }) {
  const t = useTranslations("projectForm");
  const field = useFields(context);
  return (
    <Section name="money">
      <MoneyField {...field("totalInvestment")} onAmount={onAmount} />
      <MoneyField {...field("investedBefore")} onAmount={onAmount} />
      <Select
        {...field("investmentSubject")}
        choices={context.choices.investmentSubject}
        emptyLabel={t("undecided")}
      />
      <TextField
        {...field("investmentText")}
        maxLength={500}
        autoComplete="off"
        hint={t("hints.investmentText")}
      />
    </Section>
  );
}
