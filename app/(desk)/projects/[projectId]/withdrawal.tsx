import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { ConfirmForm } from "@/components/ui/confirm-form";
import { Notice } from "@/components/ui/notice";
import { dayIn } from "@/lib/core/clock";
import { formatDay, formatPeriod } from "@/lib/core/format";
import type { ProjectDetail } from "@/lib/projects/queries/get-project";
import { restoreProjectAction, withdrawProjectAction } from "./actions";

/** Takes the project out of the registry, with a reason: there is no other deleting. */
export function WithdrawForm({ project }: { project: Pick<ProjectDetail, "id" | "version" | "name"> }) {
  const t = useTranslations("project.withdraw");
  return (
    <Card title={t("title")}>
      <p className="mb-3 text-ink-2">{t("hint")}</p>
      <ConfirmForm
        action={withdrawProjectAction}
        hidden={{ projectId: project.id, version: project.version }}
        label={t("label")}
        title={t("confirmTitle", { name: project.name })}
        confirmLabel={t("verb")}
        reason={{ name: "reason", label: t("reason"), required: true }}
      >
        {t("confirm")}
      </ConfirmForm>
    </Card>
  );
}

/** Says that the project is out of the registry, since when, by whom and why; the centre may take it back. */
export function WithdrawnNotice({ project, mayRestore }: { project: ProjectDetail; mayRestore: boolean }) {
  const t = useTranslations("project.withdraw");
  const locale = useLocale();
  const { withdrawn } = project;
  if (!withdrawn) return null;
  return (
    <Notice
      kind="warn"
      title={t("done", { day: formatDay(dayIn(new Date(withdrawn.at)), locale), by: withdrawn.by })}
      next={
        mayRestore && (
          <ConfirmForm
            action={restoreProjectAction}
            hidden={{ projectId: project.id, version: project.version }}
            label={t("restore")}
            title={t("restoreTitle", { name: project.name })}
            confirmLabel={t("restoreVerb")}
            reason={{ name: "reason", label: t("restoreReason"), required: true }}
          >
            {t("restoreConfirm")}
          </ConfirmForm>
        )
      }
    >
      {project.visibility === "full" && <p>{t("why", { reason: withdrawn.reason })}</p>}
      <p>{t("since", { period: formatPeriod(withdrawn.from, locale) })}</p>
    </Notice>
  );
}
