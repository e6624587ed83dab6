import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { LedgerLamp } from "@/components/issues/ledger-lamp";
import { LampLines } from "@/components/meetings/lamp-lines";
import { WhyText } from "@/components/meetings/why-text";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { Choice } from "@/components/ui/select";
import { formatDay } from "@/lib/core/format";
import { lampOfDays } from "@/lib/issues/rules/clocks";
import type { AgendaItemView, MeetingView } from "@/lib/meetings/queries/get-meeting";
import { type AgendaSection, agendaSections } from "@/lib/meetings/rules/kinds";
import { ItemControls, RestoreItem } from "./item-controls";

type Issue = NonNullable<AgendaItemView["issue"]>;

/** What an item is called on the agenda. */
export function useItemTitle() {
  const t = useTranslations("meetings");
  return ({ issue, unit, why, title }: AgendaItemView): string => {
    if (issue) return issue.title;
    if (unit) return unit.name;
    return why.code === "LAMPS" ? t(`changes.${why.change}`) : title;
  };
}

function IssueLine({ issue }: { issue: Issue }) {
  const t = useTranslations("meetings");
  const locale = useLocale();
  return (
    <p className="flex flex-wrap items-baseline gap-x-4 gap-y-0.5 text-xs text-ink-2">
      <span>{issue.number}</span>
      {issue.project && <span>{issue.project.name}</span>}
      {issue.leadUnit && <span>{[issue.leadUnit.name, issue.leadPerson].filter(Boolean).join(" ")}</span>}
      {issue.deadline && <span>{t("by", { day: formatDay(issue.deadline, locale) })}</span>}
      {issue.daysLeft !== null && (
        <LedgerLamp
          lamp={lampOfDays(issue.daysLeft)}
          daysLeft={issue.daysLeft}
          asked={issue.state === "closing"}
        />
      )}
    </p>
  );
}

function Title({ item, meetingId, words }: { item: AgendaItemView; meetingId: string; words: string }) {
  const href = item.issue
    ? `/issues/${item.issue.id}`
    : item.unit && !item.removed
      ? `/meetings/${meetingId}/sheets/${item.unit.id}`
      : null;
  if (!href) return <span className="font-semibold">{words}</span>;
  return (
    <Link href={href} className="font-semibold text-accent hover:underline">
      {words}
    </Link>
  );
}

function Heard({ item }: { item: AgendaItemView }) {
  const t = useTranslations("meetings");
  if (!item.result && !item.remark && !item.escalates) return null;
  return (
    <p className="mt-1 border-l-2 border-line-2 pl-3">
      {item.result && <span className="mr-2 font-semibold">{t(`results.${item.result}`)}</span>}
      {item.escalates && <span className="mr-2 font-semibold">{t("escalates")}</span>}
      <span className="whitespace-pre-line">{item.remark}</span>
    </p>
  );
}

type RowProps = {
  item: AgendaItemView;
  number: number;
  meeting: MeetingView;
  siblings: readonly AgendaItemView[];
  meetings: readonly Choice[];
};

function ItemRow({ item, number, meeting, siblings, meetings }: RowProps) {
  const t = useTranslations("meetings");
  const titleOf = useItemTitle();
  const title = titleOf(item);
  const at = siblings.findIndex(({ id }) => id === item.id);
  const editable = meeting.standing === "hold" && meeting.state === "preparing";
  const afterNext = siblings[at + 2];
  return (
    <li className="border-t border-line px-4 py-2.5 first:border-0 md:px-5">
      <div className="flex flex-wrap items-start justify-between gap-x-4">
        <div className="min-w-0 grow basis-80">
          <p className="flex gap-x-2">
            <span className="w-6 shrink-0 text-right text-ink-2 tabular-nums">{number}</span>
            <Title item={item} meetingId={meeting.id} words={title} />
          </p>
          <div className="pl-8">
            {item.issue && <IssueLine issue={item.issue} />}
            <WhyText why={item.why} />
            {item.note && <p className="whitespace-pre-line">{item.note}</p>}
            <Heard item={item} />
          </div>
        </div>
        {editable && (
          <ItemControls
            item={{ itemId: item.id, version: item.version }}
            title={title}
            note={item.note}
            isFree={item.section === "free"}
            movable={item.section !== "lamps"}
            up={siblings[at - 1]?.id}
            down={at < siblings.length - 1 ? (afterNext?.id ?? null) : undefined}
            meetings={meetings}
          />
        )}
      </div>
      {item.why.code === "LAMPS" && (
        <details className="mt-1 pl-8">
          <summary className="cursor-pointer text-xs text-accent">{t("showProjects")}</summary>
          <LampLines change={item.why.change} period={item.why.period} projects={item.why.projects} />
        </details>
      )}
    </li>
  );
}

function TakenOff({ meeting, items }: { meeting: MeetingView; items: readonly AgendaItemView[] }) {
  const t = useTranslations("meetings");
  const titleOf = useItemTitle();
  const locale = useLocale();
  if (items.length === 0) return null;
  return (
    <Card title={t("agenda.off")} flush>
      <ul>
        {items.map((item) => (
          <li
            key={item.id}
            className="flex flex-wrap items-baseline justify-between gap-x-4 border-t border-line px-4 py-2 first:border-0 md:px-5"
          >
            <div className="min-w-0">
              {titleOf(item)}
              <span className="block text-xs text-ink-2">
                {item.movedTo
                  ? t("agenda.movedTo", {
                      series: item.movedTo.series,
                      day: formatDay(item.movedTo.on, locale),
                    })
                  : t("agenda.takenOffBy", { name: item.removedByName ?? "" })}
                {item.removedReason ? t("agenda.because", { reason: item.removedReason }) : ""}
              </span>
            </div>
            {!item.movedTo && meeting.standing === "hold" && meeting.state === "preparing" && (
              <RestoreItem item={{ itemId: item.id, version: item.version }} title={titleOf(item)} />
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** The agenda by its five parts, each item with why it is there. */
export function Agenda({ meeting, meetings }: { meeting: MeetingView; meetings: readonly Choice[] }) {
  const t = useTranslations("meetings");
  const standing = meeting.items.filter(({ removed }) => !removed);
  const of = (section: AgendaSection) => standing.filter((item) => item.section === section);
  if (meeting.items.length === 0) {
    return (
      <EmptyState title={t(meeting.builtAt ? "agenda.empty" : "agenda.notBuilt")}>
        {t(
          meeting.standing === "attend"
            ? "agenda.nothingOfYours"
            : meeting.builtAt
              ? "agenda.emptyHint"
              : "agenda.notBuiltHint",
        )}
      </EmptyState>
    );
  }
  return (
    <div className="grid gap-4">
      {agendaSections.map((section) => {
        const items = of(section);
        if (items.length === 0) return null;
        return (
          <Card
            key={section}
            title={t(`sections.${section}`)}
            aside={t("items", { count: items.length })}
            flush
          >
            <ol>
              {items.map((item, index) => (
                <ItemRow
                  key={item.id}
                  item={item}
                  number={index + 1}
                  meeting={meeting}
                  siblings={items}
                  meetings={meetings}
                />
              ))}
            </ol>
          </Card>
        );
      })}
      <TakenOff meeting={meeting} items={meeting.items.filter(({ removed }) => removed)} />
    </div>
  );
}
