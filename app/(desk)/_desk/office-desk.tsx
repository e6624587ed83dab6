import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { MissingUnits } from "@/components/filing/missing-units";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Figures } from "@/components/ui/figures";
import { type Actor, mayEditRegistry, mayRunCycle } from "@/lib/auth/permissions";
import { countPendingChanges } from "@/lib/changes/queries/list-changes";
import { dayIn } from "@/lib/core/clock";
import { formatPeriod } from "@/lib/core/format";
import { getBoard } from "@/lib/dashboard/queries";
import type { WaitingIssue } from "@/lib/issues/queries/list-waiting";
import { listPeriods } from "@/lib/periods/queries";
import { listFilings } from "@/lib/progress/queries";
import { Steps } from "../filing/cycle/steps";
import { countByUnit } from "../filing/unit-counts";
import { AheadCard } from "./ahead-card";
import { LampCounts } from "./lamp-counts";
import { LampList } from "./lamp-list";

const SHOWN_UNITS = 9;

type Props = {
  actor: Actor;
  now: Date;
  /** On which it is this reader's turn. */
  issues: readonly WaitingIssue[];
  ledger: ReactNode;
  meeting: ReactNode;
};

/** The centre's and a region's desk: the cycle, who is missing, the review queue, what turned red. */
export async function OfficeDesk({ actor, now, issues, ledger, meeting }: Props) {
  const [t, filing, locale, periods, board, pending] = await Promise.all([
    getTranslations("desk"),
    getTranslations("filing"),
    getLocale(),
    listPeriods(actor, now),
    getBoard(actor, {}),
    countPendingChanges(actor),
  ]);
  const cycle = periods.findLast((item) => item.state !== "closed") ?? periods[0];
  if (!cycle) {
    return (
      <>
        <EmptyState
          title={filing("noPeriod")}
          action={
            mayRunCycle(actor) && (
              <>
                <LinkButton href="/projects/import">{t("importList")}</LinkButton>
                <LinkButton href="/filing/cycle">{filing("toCycle")}</LinkButton>
              </>
            )
          }
        >
          {t(mayRunCycle(actor) ? "beginCentre" : "beginOther")}
        </EmptyState>
        {ledger}
        {meeting}
      </>
    );
  }
  const { items } = await listFilings(actor, cycle.period, now);
  const units = countByUnit(items);
  const wanting = units.filter((unit) => unit.missing > 0);
  const queue = items.filter((item) => item.state === "submitted");
  const marked = queue.filter((item) => item.identical || item.late).length;
  const sum = (key: "filed" | "accepted" | "returned" | "missing") =>
    units.reduce((total, unit) => total + unit[key], 0);
  const hrefOf = (view: string, unit?: string | null) =>
    `/filing?${new URLSearchParams({ period: cycle.period, view, ...(unit ? { unit } : {}) })}`;
  // A coordinator's turn comes at the lowest level.
  const ledgerOf = (state: string) =>
    `/issues?${new URLSearchParams({ state, ...(actor.role === "coordinator" ? { level: "1" } : {}) })}`;
  const newlyRed = board?.projects.filter((row) => row.lamp === "red" && row.redRun === 1) ?? [];
  const month = formatPeriod(cycle.period, locale);
  return (
    <div className="grid gap-4">
      <Card
        title={t("cycle", { month })}
        aside={
          mayRunCycle(actor) && (
            <Link href="/filing/cycle" className="text-accent hover:underline">
              {filing("toCycle")}
            </Link>
          )
        }
      >
        <Steps period={cycle} today={dayIn(now)} />
        <p className="mt-3 border-t border-line pt-3">
          {t("counts", {
            due: items.length,
            filed: sum("filed"),
            accepted: sum("accepted"),
            waiting: queue.length,
            returned: sum("returned"),
            missing: sum("missing"),
          })}
        </p>
      </Card>
      <Figures
        label={t("waitingForMe")}
        across={5}
        figures={[
          {
            key: "missing",
            label: t("missing"),
            value: sum("missing"),
            href: hrefOf("missing"),
            note: t("missingNote", { due: items.length }),
          },
          {
            key: "queue",
            label: t("queue"),
            value: queue.length,
            href: hrefOf("queue"),
            note: marked > 0 ? t("queueMarked", { count: marked }) : t("queueNote"),
          },
          {
            key: "changes",
            label: t("changes"),
            value: pending,
            href: "/changes?state=pending",
            note: t(mayEditRegistry(actor) ? "changesNote" : "changesSee"),
          },
          {
            key: "assign",
            label: t("toAssign"),
            value: issues.filter(({ wanted }) => wanted === "assignment").length,
            href: ledgerOf("registered"),
            note: t("toAssignNote"),
          },
          {
            key: "verify",
            label: t("toVerify"),
            value: issues.filter(({ wanted }) => wanted === "verification").length,
            href: ledgerOf("closing"),
            note: t("toVerifyNote"),
          },
        ]}
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_360px] 2xl:grid-cols-[minmax(0,1fr)_480px]">
        <Card title={t("missingUnits", { count: wanting.length })}>
          <MissingUnits units={wanting} period={cycle.period} shown={SHOWN_UNITS} columns={2} />
        </Card>
        {meeting}
      </div>
      {ledger}
      <AheadCard actor={actor} now={now} />
      {board && (
        <Card title={t("lampsOf", { month: formatPeriod(board.period, locale) })}>
          <LampCounts counts={board.counts} href="/board" />
        </Card>
      )}
      {board && newlyRed.length > 0 && (
        <section>
          <h2 className="mb-2 font-semibold">{t("newlyRed", { count: newlyRed.length })}</h2>
          <LampList
            caption={t("newlyRed", { count: newlyRed.length })}
            projects={newlyRed}
            period={board.period}
          />
        </section>
      )}
    </div>
  );
}
