import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/shell/client-messages";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { businessNow, dayIn } from "@/lib/core/clock";
import { AppError } from "@/lib/core/errors";
import { addWorkDays } from "@/lib/core/work-days";
import { getIssue } from "@/lib/issues/queries/get-issue";
import { listAssignableUnits } from "@/lib/issues/queries/issue-choices";
import { ledgerSettings } from "@/lib/issues/rules/settings";
import { deadlineShortcuts } from "@/lib/issues/rules/shortcuts";
import { requireUser } from "@/lib/web/session";
import type { Address } from "../address";
import { AssignForm } from "./assign-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("issues"))("assignTitle") };
}

/** A page full. */
const MOST = 50;

/** 发点球: one issue or several chosen in the ledger, with the three fixes on one form. */
export default async function AssignPage({ searchParams }: { searchParams: Promise<Address> }) {
  const actor = await requireUser();
  if (actor.role !== "centre" && actor.role !== "coordinator") notFound();
  const [t, address, now] = await Promise.all([getTranslations("issues"), searchParams, businessNow()]);
  const ids = [address.id ?? []].flat().slice(0, MOST);
  const found = await Promise.all(
    ids.map((id) =>
      getIssue(actor, id, now).catch((error: unknown) => {
        if (error instanceof AppError) return null;
        throw error;
      }),
    ),
  );
  const issues = found.filter((issue) => issue !== null);
  const ready = issues.filter(({ acts }) =>
    acts.some(({ verb, whyNot }) => verb === "assign" && whyNot === null),
  );
  const [only] = ready.length === 1 ? ready : [];
  const today = dayIn(now);
  return (
    <ClientMessages use={["issues"]}>
      <PageHeader title={t("assignTitle")} subtitle={t("assignSubtitle")}>
        <LinkButton href={only ? `/issues/${only.id}` : "/issues"}>{t("back")}</LinkButton>
      </PageHeader>
      {ready.length < issues.length && (
        <Notice>{t("assignSkipped", { count: issues.length - ready.length })}</Notice>
      )}
      {ready.length === 0 ? (
        <EmptyState
          title={t("assignNone")}
          action={<LinkButton href="/issues?state=registered">{t("toRegistered")}</LinkButton>}
        />
      ) : (
        <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_24rem]">
          <AssignForm
            ids={ready.map(({ id }) => id)}
            version={only?.version ?? null}
            idempotencyKey={crypto.randomUUID()}
            units={(await listAssignableUnits(actor)).map(({ id, name }) => ({ value: id, label: name }))}
            today={today}
            shortcuts={deadlineShortcuts(today)}
            acceptBy={addWorkDays(today, ledgerSettings.acceptWorkDays)}
          />
          <Card title={t("toAssign", { count: ready.length })}>
            <ul className="divide-y divide-line">
              {ready.map((issue) => (
                <li key={issue.id} className="py-2">
                  <Link
                    href={`/issues/${issue.id}`}
                    className="font-semibold hover:text-accent hover:underline"
                  >
                    {issue.title}
                  </Link>
                  <span className="block text-xs text-ink-2">
                    {[issue.number, issue.project?.name].filter(Boolean).join(" · ")}
                  </span>
                  {ready.length === 1 && (
                    <>
                      <p className="mt-2 whitespace-pre-line">{issue.description}</p>
                      {issue.wantedText && <p className="mt-1 text-ink-2">{issue.wantedText}</p>}
                    </>
                  )}
                </li>
              ))}
            </ul>
          </Card>
        </div>
      )}
    </ClientMessages>
  );
}
