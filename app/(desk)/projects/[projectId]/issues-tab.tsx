import { getTranslations } from "next-intl/server";
import { IssueRows } from "@/components/issues/issue-rows";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import type { Actor } from "@/lib/auth/permissions";
import { businessNow } from "@/lib/core/clock";
import { getLampEffect } from "@/lib/issues/queries/lamp-effect";
import { listIssues } from "@/lib/issues/queries/list-issues";
import { whyNotRegister } from "@/lib/issues/rules/register";
import type { ProjectDetail } from "@/lib/projects/queries/get-project";

const MOST = 100;

/** The project's issues, and what those overdue do to its lamp. */
export async function IssuesTab({ actor, project }: { actor: Actor; project: ProjectDetail }) {
  const now = await businessNow();
  const [t, list, effect] = await Promise.all([
    getTranslations("issues"),
    listIssues(actor, { project: project.id, pageSize: MOST }, now),
    getLampEffect(project, now),
  ]);
  const raise = whyNotRegister(actor, "problem", project) === null && (
    <LinkButton href={`/issues/new?project=${project.id}`}>{t("register")}</LinkButton>
  );
  return (
    <>
      <Notice next={list.items.length > 0 && raise}>
        {effect.threshold === null ? t("lampEffect.off") : t("lampEffect.on", { days: effect.threshold })}
        {effect.late > 0 && <p>{t("lampEffect.late", { count: effect.late, days: effect.longest })}</p>}
      </Notice>
      {list.items.length === 0 ? (
        <EmptyState title={t("noneOfProject")} action={raise}>
          {t("emptyHint")}
        </EmptyState>
      ) : (
        <IssueRows caption={t("ofProject")} rows={list.items} ofProject />
      )}
    </>
  );
}
