"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ErrorSummary } from "@/components/ui/error-summary";
import { RowList } from "@/components/ui/row-list";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { useFormAction } from "@/components/ui/use-form-action";
import { datalists } from "../projects/project-form/datalists";
import { saveProgramme } from "./actions";

type Props = {
  /** Null while it is being set up. */
  programmeId: string | null;
  version: number;
  stands: { name: string; commander: string; members: readonly string[] };
  idempotencyKey: string;
  backHref: string;
};

/** The members that were sent, for the form that is shown again. */
const membersIn = (values: Record<string, string>): string[] =>
  Object.entries(values).flatMap(([name, value]) => (name.startsWith("members.") && value ? [value] : []));

/** A command: its name, who commands it, which units are in it. */
export function ProgrammeForm({ programmeId, version, stands, idempotencyKey, backHref }: Props) {
  const t = useTranslations("programmes");
  const router = useRouter();
  const [state, submit] = useFormAction(saveProgramme);
  const { values } = state;
  const savedId = state.status === "ok" ? state.data?.id : undefined;
  useEffect(() => {
    if (savedId) router.push(`/programmes/${savedId}`);
  }, [savedId, router]);
  const members = values ? membersIn(values) : stands.members;
  const errors = state.fieldErrors ?? {};
  const unknown = state.error?.reason === "UNKNOWN_UNIT" ? String(state.error.detail.unit) : null;
  return (
    <form action={submit} className="max-w-3xl">
      <ErrorSummary state={state} labels={{ name: t("name"), commander: t("commander") }} />
      {programmeId && <input type="hidden" name="programmeId" value={programmeId} />}
      <input type="hidden" name="version" value={values?.version ?? version} />
      <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
      <Card>
        <div key={JSON.stringify(values ?? null)} className="grid gap-4">
          <TextField
            name="name"
            label={t("name")}
            required
            maxLength={200}
            autoComplete="off"
            defaultValue={values?.name ?? stands.name}
            error={errors.name}
          />
          <TextField
            name="commander"
            label={t("commander")}
            hint={t("commanderHint")}
            list={datalists.leaders}
            maxLength={200}
            autoComplete="off"
            defaultValue={values?.commander ?? stands.commander}
            error={errors.commander}
          />
          <RowList
            name="members"
            title={t("members")}
            rows={members.map((name) => ({ name }))}
            errors={Object.fromEntries(
              members.flatMap((name, index) =>
                name === unknown ? [[`members.${index}.name`, [t("unknownUnit")]] as const] : [],
              ),
            )}
          >
            {({ index, field }) => (
              <TextField
                {...field("name")}
                label={t("member", { at: index + 1 })}
                list={datalists.units}
                maxLength={200}
                autoComplete="off"
              />
            )}
          </RowList>
          <div className="flex flex-wrap items-center gap-3">
            <SubmitButton>{t(programmeId ? "save" : "create")}</SubmitButton>
            <LinkButton href={backHref}>{t("cancel")}</LinkButton>
          </div>
        </div>
      </Card>
    </form>
  );
}
