"use client";

import { useTranslations } from "next-intl";
import { TextField } from "@/components/ui/text-field";
import { type FormContext, useFields } from "./context";
import { datalists } from "./datalists";
import { Rows } from "./rows";
import { Section } from "./section";

/** 谁: who builds it, who answers for it, who helps, whom to call. */
export function WhoseSection({ context }: { context: FormContext }) {
  const t = useTranslations("projectForm");
  const field = useFields(context);
  return (
    <Section name="whose">
      <TextField {...field("owner")} maxLength={500} autoComplete="off" className="xl:col-span-2" />
      <TextField {...field("agent")} maxLength={500} autoComplete="off" className="xl:col-span-2" />
      <TextField
        {...field("responsibleUnit")}
        list={datalists.units}
        maxLength={200}
        autoComplete="off"
        className="xl:col-span-2"
      />
      <TextField
        {...field("industryUnit")}
        list={datalists.units}
        maxLength={200}
        autoComplete="off"
        className="xl:col-span-2"
      />
      <div className="xl:col-span-2">
        <Rows list="leaders" context={context} ordered>
          {({ field: inRow, index }) => (
            <TextField
              {...inRow("name")}
              label={t("row.leader", { at: index + 1 })}
              list={datalists.leaders}
              maxLength={200}
              autoComplete="off"
            />
          )}
        </Rows>
      </div>
      <div className="xl:col-span-2">
        <Rows list="pairedUnits" context={context}>
          {({ field: inRow, index }) => (
            <TextField
              {...inRow("name")}
              label={t("row.pairedUnit", { at: index + 1 })}
              list={datalists.units}
              maxLength={200}
              autoComplete="off"
            />
          )}
        </Rows>
      </div>
      <div className="md:col-span-2 xl:col-span-4">
        <Rows list="contacts" context={context}>
          {({ field: inRow }) => (
            <div className="grid gap-2 md:grid-cols-3">
              <TextField {...inRow("name")} label={t("row.contact")} maxLength={60} autoComplete="off" />
              <TextField {...inRow("role")} label={t("row.role")} maxLength={60} autoComplete="off" />
              <TextField
                {...inRow("phone")}
                label={t("row.phone")}
                type="tel"
                maxLength={30}
                autoComplete="off"
              />
            </div>
          )}
        </Rows>
      </div>
    </Section>
  );
}
