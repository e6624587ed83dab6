import Form from "next/form";
import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { type Choice, Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { levels, natures, stages } from "@/lib/projects/schema";
import type { Address } from "../address";
import { type ChangeField, changeFields, EMPTIED, givenOf, nameOf } from "./address";

type Choices = Record<"category" | "programme" | "region" | "unit" | "leader", string[]>;

const same = (list: readonly string[]): Choice[] => list.map((value) => ({ value, label: value }));

/** What is to be set; all of it stands in the address, and nothing is changed by it. */
export function ChangeForm({ address, ids, choices }: { address: Address; ids: string[]; choices: Choices }) {
  const t = useTranslations("lists");
  const words = useTranslations("projects");
  const changes = new Set<string>(changeFields.map(nameOf));
  const kept =
    address.all === undefined
      ? ids.map((id) => ["id", id] as const)
      : Object.entries(address).flatMap(([key, value]) =>
          typeof value === "string" && !changes.has(key) ? [[key, value] as const] : [],
        );
  const emptied = { value: EMPTIED, label: t("emptyIt") };
  const lists: Record<Exclude<ChangeField, "agent">, Choice[]> = {
    category: same(choices.category),
    stage: stages.map((value) => ({ value, label: words(`stages.${value}`) })),
    nature: natures.map((value) => ({ value, label: words(`natures.${value}`) })),
    level: levels.map((value) => ({ value, label: words(`levels.${value}`) })),
    region: [emptied, ...same(choices.region)],
    industryUnit: [emptied, ...same(choices.unit)],
    programme: [emptied, ...same(choices.programme)],
    addPair: same(choices.unit),
    removePair: same(choices.unit),
    addLeader: same(choices.leader),
    replaceLeaders: same(choices.leader),
  };
  return (
    <Card title={t("setWhat")}>
      <Form action="/projects/bulk">
        {kept.map(([name, value]) => (
          <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
        ))}
        <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
          {changeFields.map((field) =>
            field === "agent" ? (
              <TextField
                key={field}
                name={nameOf(field)}
                label={t(`set.${field}`)}
                hint={t("agentHint")}
                maxLength={200}
                defaultValue={givenOf(address, field)}
              />
            ) : (
              <Select
                key={field}
                name={nameOf(field)}
                label={t(`set.${field}`)}
                emptyLabel={t("unchanged")}
                choices={lists[field]}
                defaultValue={givenOf(address, field)}
              />
            ),
          )}
        </div>
        <div className="mt-3 flex justify-end">
          <SubmitButton variant="plain">{t("preview")}</SubmitButton>
        </div>
      </Form>
    </Card>
  );
}
