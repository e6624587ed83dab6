import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Tabs } from "@/components/ui/tabs";
import { maySeeBusiness, roles } from "@/lib/auth/permissions";
import { businessNow, dayIn } from "@/lib/core/clock";
import { periodOf } from "@/lib/core/periods";
import { firstReminderDayOf, lastFilingDayOf } from "@/lib/periods/rules";
import { requireUser } from "@/lib/web/session";
import { tasks } from "./tasks";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("guide"))("title") };
}

/** The two-minute guide: what a role does, each task with the page where it is done. One's own first, others' to read. */
export default async function GuidePage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const actor = await requireUser();
  const [t, role, now, asked] = await Promise.all([
    getTranslations("guide"),
    getTranslations("roles"),
    businessNow(),
    searchParams,
  ]);
  const shown = roles.find((one) => one === asked.role) ?? actor.role;
  const period = periodOf(dayIn(now));
  const dayOfMonth = (day: string) => String(Number(day.slice(8)));
  return (
    <>
      <PageHeader title={t("title")} subtitle={t("subtitle")}>
        {maySeeBusiness(actor) && <LinkButton href="/guide/numbers">{t("toNumbers")}</LinkButton>}
      </PageHeader>
      <Tabs
        label={t("roles")}
        current={shown}
        tabs={[actor.role, ...roles.filter((one) => one !== actor.role)].map((one) => ({
          key: one,
          href: one === actor.role ? "/guide" : `/guide?role=${one}`,
          label: role(one),
        }))}
      />
      <div className="grid max-w-4xl gap-4">
        <Card title={t("minutes", { role: role(shown) })} flush>
          <ol className="divide-y divide-line border-t border-line">
            {tasks[shown].map(({ key, href }) => (
              <li
                key={key}
                className="grid gap-x-6 gap-y-1 px-4 py-3 md:grid-cols-[13rem_minmax(0,1fr)] md:px-5"
              >
                <h3 className="font-semibold">
                  {shown === actor.role ? (
                    <Link prefetch={false} href={href} className="text-accent hover:underline">
                      {t(`tasks.${shown}.${key}.title`)}
                    </Link>
                  ) : (
                    t(`tasks.${shown}.${key}.title`)
                  )}
                </h3>
                <div className="grid gap-1">
                  {t(`tasks.${shown}.${key}.text`)
                    .split("\n")
                    .map((line) => (
                      <p key={line}>{line}</p>
                    ))}
                </div>
              </li>
            ))}
          </ol>
        </Card>
        {maySeeBusiness(actor) && (
          <Card title={t("cycleTitle")}>
            <p>
              {t("cycle", {
                remind: dayOfMonth(firstReminderDayOf(period)),
                lock: dayOfMonth(lastFilingDayOf(period)),
              })}
            </p>
            <p className="mt-3 text-ink-2">{t("numbersHint")}</p>
            <Link
              prefetch={false}
              href="/guide/numbers"
              className="inline-flex min-h-6 items-center text-accent hover:underline"
            >
              {t("toNumbers")}
            </Link>
          </Card>
        )}
      </div>
    </>
  );
}
