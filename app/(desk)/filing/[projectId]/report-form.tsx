"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Button, LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ErrorSummary } from "@/components/ui/error-summary";
import { StatusLine } from "@/components/ui/status-line";
import { useDraftWords } from "./draft-words";
import { HiddenFields } from "./hidden-fields";
import { LampPreview, PreviewLamp } from "./lamp-preview";
import { ReportFields } from "./report-fields";
import { StalePanel } from "./stale-panel";
import { type ReportProps, useReport } from "./use-report";

/** One project's month: the form, and beside it the lamp that it would give. Posts without a script too. */
export function ReportForm(props: ReportProps & { nextHref: string | null }) {
  const { projectId, period, stands, lamp, fields } = props;
  const t = useTranslations("filing");
  const router = useRouter();
  const words = useDraftWords();
  const one = useReport(props, (version) =>
    router.replace(`/filing/${projectId}?period=${period}&filed=${version}`),
  );
  const { draft, report, preview } = one;
  const labels = Object.fromEntries(
    (
      [
        "invested",
        "fundsArrived",
        "stage",
        "physicalProgress",
        "work",
        "problems",
        "nextPlan",
        "actualStart",
        "actualCompletion",
        "filler",
        "phone",
      ] as const
    ).map((field) => [field, t(`fields.${field}`)]),
  );
  return (
    <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_320px]">
      <div className="min-w-0">
        <ErrorSummary state={one.state} labels={labels} />
        {one.stale && (
          <StalePanel
            stands={stands.values}
            mine={one.typed}
            onKeepMine={one.keepMine}
            onTakeTheirs={one.takeTheirs}
          />
        )}
        <Card>
          <form {...one.formProps} className="grid gap-5 pt-1">
            <HiddenFields of={props} version={draft.version} />
            <div key={one.filled.generation} className="contents">
              <ReportFields context={fields} state={one.fieldState} />
            </div>
            <p className="lg:hidden">
              <span className="mr-2 text-ink-2">{t("preview.title")}</span>
              <PreviewLamp preview={preview} reported={report.invested !== null} />
            </p>
            <div className="flex flex-wrap items-center gap-3">
              <Button type="submit" variant="primary" pending={one.pending}>
                {t(stands.mayDraft ? "submit" : "submitAgain")}
              </Button>
              {props.nextHref && <LinkButton href={props.nextHref}>{t("next")}</LinkButton>}
              <StatusLine>{words(draft.status)}</StatusLine>
            </div>
          </form>
        </Card>
      </div>
      <Card title={t("preview.title")} className="lg:sticky lg:top-5">
        <LampPreview context={lamp} preview={preview} reported={report.invested !== null} />
      </Card>
    </div>
  );
}
