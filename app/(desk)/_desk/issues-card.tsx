import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { LedgerLamp } from "@/components/issues/ledger-lamp";
import { Card } from "@/components/ui/card";
import type { Actor } from "@/lib/auth/permissions";
import type { WaitingIssue } from "@/lib/issues/queries/list-waiting";
import type { Wanted } from "@/lib/issues/rules/transitions";

/** What needs an answer first; within it, what is due first. */
const order: readonly Wanted[] = [
  "acceptance",
  "assignment",
  "verification",
  "shelvingDecision",
  "extensionDecision",
  "result",
];
const SHOWN = 8;

async function Row({ issue }: { issue: WaitingIssue }) {
  const t = await getTranslations("issues");
  const remind = {
    soon: "desk.reminderSoon",
    today: "desk.reminderToday",
    over: "desk.reminderOver",
  } as const;
  return (
    <li className="flex flex-wrap items-baseline gap-x-4 py-2">
      <span className="shrink-0 sm:w-40">
        {issue.lamp ? (
          <LedgerLamp lamp={issue.lamp} daysLeft={issue.daysLeft} asked={issue.state === "closing"} />
        ) : (
          <span className="text-ink-2">{t(`wanted.${issue.wanted}`)}</span>
        )}
      </span>
      <Link
        prefetch={false}
        href={`/issues/${issue.id}`}
        className="min-w-0 grow basis-60 hover:text-accent hover:underline"
      >
        {issue.title}
        <span className="block text-xs text-ink-2">
          {[issue.number, issue.project?.name, issue.leadUnit?.name].filter(Boolean).join(" · ")}
        </span>
      </Link>
      <span className="text-ink-2">
        {[
          issue.lamp && t(`wanted.${issue.wanted}`),
          issue.state === "assigned" && issue.acceptLate && t("acceptLate"),
          issue.reminded && t("desk.reminder", { what: t(remind[issue.reminded]) }),
        ]
          .filter(Boolean)
          .join(" · ")}
      </span>
    </li>
  );
}

/** The ledger on the desk: on which issues it is this reader's turn, with the time left. Nothing waits: nothing. */
export async function IssuesCard({ actor, issues }: { actor: Actor; issues: readonly WaitingIssue[] }) {
  const t = await getTranslations("issues");
  if (issues.length === 0) return null;
  const sorted = [...issues].sort((a, b) => order.indexOf(a.wanted) - order.indexOf(b.wanted));
  const count = (wanted: Wanted) => issues.filter((issue) => issue.wanted === wanted).length;
  const overdue = issues.filter(({ lamp }) => lamp === "red").length;
  const mine = actor.role === "reporter";
  const title = mine ? "desk.mine" : actor.role === "leader" ? "desk.toApprove" : "desk.waiting";
  const counts = mine
    ? [
        t("desk.toAccept", { count: count("acceptance") }),
        t("desk.open", { count: issues.length - count("acceptance") }),
        t("desk.overdue", { count: overdue }),
      ]
    : order
        .filter((wanted) => count(wanted) > 0)
        .map((wanted) => `${t(`wanted.${wanted}`)} ${count(wanted)}`);
  return (
    <Card
      title={t(title)}
      aside={
        <Link
          href={mine ? `/issues?unit=${actor.unitId ?? ""}&state=open` : "/issues"}
          className="text-accent hover:underline"
        >
          {t("desk.all")}
        </Link>
      }
    >
      <p className="mb-2">{counts.join(" · ")}</p>
      <ul className="divide-y divide-line border-t border-line">
        {sorted.slice(0, SHOWN).map((issue) => (
          <Row key={issue.id} issue={issue} />
        ))}
      </ul>
    </Card>
  );
}
