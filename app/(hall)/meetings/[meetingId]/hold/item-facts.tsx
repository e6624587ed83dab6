"use client";

import { useLocale, useTranslations } from "next-intl";
import { LedgerLamp } from "@/components/issues/ledger-lamp";
import { LampLines } from "@/components/meetings/lamp-lines";
import { formatDay } from "@/lib/core/format";
import { lampOfDays } from "@/lib/issues/rules/clocks";
import type { Item } from "./overlay";
import { useSession } from "./session-context";
import { SheetSummary } from "./sheet-summary";

type Issue = NonNullable<Item["issue"]>;

/** The three fixes of an issue, and what has been done since. */
function IssueFacts({ issue }: { issue: Issue }) {
  const t = useTranslations("meetings.session");
  const issues = useTranslations("issues");
  const common = useTranslations("common");
  const locale = useLocale();
  const rows = [
    [
      t("project"),
      issue.project && common("bracketed", { text: issue.project.name, note: issue.project.number }),
    ],
    [
      issues("fix.responsibility"),
      issue.leadUnit && [issue.leadUnit.name, issue.leadPerson].filter(Boolean).join(" "),
    ],
    [
      issues("fix.deadline"),
      issue.deadline && (
        <span className="flex flex-wrap gap-x-3">
          {formatDay(issue.deadline, locale)}
          <LedgerLamp
            lamp={lampOfDays(issue.daysLeft)}
            daysLeft={issue.daysLeft}
            asked={issue.state === "closing"}
          />
        </span>
      ),
    ],
    [issues("fix.effect"), issue.effect],
    [issues("state"), issues(`states.${issue.state}`)],
    [
      t("since"),
      issue.latest
        ? common("labelled", { name: formatDay(issue.latest.on, locale), text: issue.latest.text })
        : t("nothingSince"),
    ],
  ] as const;
  return (
    <dl className="grid grid-cols-[minmax(6rem,max-content)_minmax(0,1fr)] gap-x-3 gap-y-1 text-base">
      {rows.map(([name, words]) =>
        words ? (
          <div key={name} className="contents">
            <dt className="text-ink-2">{name}</dt>
            <dd className="whitespace-pre-line">{words}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}

/** What the meeting must know of an item before it speaks. */
export function ItemFacts({ item }: { item: Item }) {
  const { sheets } = useSession();
  const sheet = item.unit ? sheets[item.unit.id] : undefined;
  return (
    <>
      {item.issue && <IssueFacts issue={item.issue} />}
      {item.why.code === "LAMPS" && (
        <LampLines change={item.why.change} period={item.why.period} projects={item.why.projects} />
      )}
      {sheet && item.section === "account" && <SheetSummary sheet={sheet} />}
      {item.note && <p className="text-base whitespace-pre-line">{item.note}</p>}
    </>
  );
}
