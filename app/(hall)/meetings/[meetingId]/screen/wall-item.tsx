"use client";

import { useLocale, useTranslations } from "next-intl";
import { LampWord } from "@/components/lamps/lamp-word";
import { useReasonWords } from "@/components/lamps/reason-text";
import { useWhyWords } from "@/components/meetings/why-text";
import { formatDay } from "@/lib/core/format";
import type { Period } from "@/lib/core/periods";
import { monthsOf } from "@/lib/lamps/rules/run";
import type { LampLine } from "@/lib/meetings/rules/agenda";
import type { UnitSheet } from "@/lib/meetings/rules/facts";
import type { Snapshot } from "@/lib/web/meeting-session";
import { useItemTitle } from "../item-title";

type Item = Snapshot["items"][number];
type Decision = Snapshot["decisions"][number];

/** What can be read from the last row at once. */
const MOST_ROWS = 8;

/** The rest in a number: what does not fit is said. */
function More({ count }: { count: number }) {
  const t = useTranslations("meetings.session.wall");
  return count > 0 ? <li className="text-ink-2">{t("more", { count })}</li> : null;
}

function Lamps({ projects, period }: { projects: readonly LampLine[]; period: Period }) {
  const words = useReasonWords();
  return (
    <ul className="grid gap-[0.5em]">
      {projects.slice(0, MOST_ROWS).map((line) => {
        const { projectId, name, unit, lamp, reasons, expected, actual } = line;
        const [first] = reasons;
        return (
          <li key={projectId} className="grid grid-cols-[7em_minmax(0,1.2fr)_minmax(0,1fr)] gap-[1em]">
            <LampWord lamp={lamp} months={monthsOf(line)} />
            <span>
              {name}
              {unit && <span className="block text-[0.75em] text-ink-2">{unit}</span>}
            </span>
            <span className="text-[0.85em]">{first && words(first, { period, expected, actual }).why}</span>
          </li>
        );
      })}
      <More count={projects.length - MOST_ROWS} />
    </ul>
  );
}

function Sheet({ sheet }: { sheet: UnitSheet }) {
  const t = useTranslations("meetings");
  const issues = useTranslations("issues");
  const behind = sheet.projects.filter(({ lamp }) => lamp === "red" || lamp === "yellow");
  const overdue = sheet.issues.filter(({ daysLeft }) => daysLeft !== null && daysLeft < 0);
  return (
    <>
      <p>{t("sheet.lampCounts", sheet.counts)}</p>
      <ul className="grid gap-[0.5em]">
        {behind.slice(0, MOST_ROWS - 3).map((project) => (
          <li key={project.id} className="grid grid-cols-[7em_minmax(0,1fr)] gap-[1em]">
            <LampWord lamp={project.lamp} months={monthsOf(project)} />
            {project.name}
          </li>
        ))}
        {overdue.slice(0, 3).map(({ id, title, daysLeft }) => (
          <li key={id} className="grid grid-cols-[7em_minmax(0,1fr)] gap-[1em]">
            <span className="font-semibold">{issues("overdue", { days: -(daysLeft ?? 0) })}</span>
            {title}
          </li>
        ))}
        <More count={Math.max(0, behind.length - (MOST_ROWS - 3)) + Math.max(0, overdue.length - 3)} />
      </ul>
    </>
  );
}

function IssueLine({ issue }: { issue: NonNullable<Item["issue"]> }) {
  const t = useTranslations("meetings");
  const common = useTranslations("common");
  const issues = useTranslations("issues");
  const locale = useLocale();
  const overdue = issue.daysLeft !== null && issue.daysLeft < 0;
  return (
    <div className="grid gap-[0.4em]">
      {issue.project && <p className="text-ink-2">{issue.project.name}</p>}
      <p>
        {[issue.leadUnit?.name, issue.leadPerson].filter(Boolean).join(" ")}
        {issue.deadline && ` · ${t("by", { day: formatDay(issue.deadline, locale) })}`}
        {overdue && <strong> · {issues("overdue", { days: -(issue.daysLeft ?? 0) })}</strong>}
      </p>
      {issue.effect && <p>{issue.effect}</p>}
      <p className="text-ink-2">
        {common("labelled", {
          name: t("session.since"),
          text: issue.latest
            ? `${formatDay(issue.latest.on, locale)} ${issue.latest.text}`
            : t("session.nothingSince"),
        })}
      </p>
    </div>
  );
}

function Decided({ decisions }: { decisions: readonly Decision[] }) {
  const t = useTranslations("meetings");
  const common = useTranslations("common");
  const locale = useLocale();
  if (decisions.length === 0) return null;
  return (
    <section className="grid gap-[0.6em] border-t border-line-2 pt-[1.5vh]">
      <h3 className="text-[0.8em] text-ink-2">{t("decisions")}</h3>
      <ol className="grid gap-[0.6em]">
        {decisions.map(({ id, sequence, title, leadUnit, leadPerson, assisting, deadline, effect }) => (
          <li key={id} className="border-l-4 border-accent pl-[0.8em]">
            <p className="font-semibold">
              {sequence}. {title}
            </p>
            <p className="text-[0.85em]">
              {leadUnit.name} {leadPerson}
              {assisting.length > 0 &&
                common("clause", {
                  text: t("assisting", { units: assisting.map(({ name }) => name).join("、") }),
                })}
              {` · ${t("by", { day: formatDay(deadline, locale) })} · ${effect}`}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** One item for the hall: its name, why it is here, what is known, and what is being found and decided. */
export function WallItem({
  item,
  view,
  sheet,
}: {
  item: Item;
  view: Snapshot;
  sheet: UnitSheet | undefined;
}) {
  const t = useTranslations("meetings");
  const why = useWhyWords();
  const titleOf = useItemTitle();
  return (
    <article className="grid grow content-start gap-[2vh] pt-[2vh]">
      <div>
        <p className="text-[0.85em] text-ink-2">
          {item.issue && `${item.issue.number} · `}
          {why(item.why)}
        </p>
        <h2 className="text-[1.9em] leading-tight font-semibold">{titleOf(item)}</h2>
      </div>
      {item.issue && <IssueLine issue={item.issue} />}
      {item.why.code === "LAMPS" && <Lamps projects={item.why.projects} period={item.why.period} />}
      {sheet && item.section === "account" && <Sheet sheet={sheet} />}
      {item.note && <p className="whitespace-pre-line">{item.note}</p>}
      <div aria-live="polite" className="grid gap-[1.5vh]">
        {(item.result || item.escalates) && (
          <p className="flex flex-wrap gap-[0.6em] text-[1.6em] font-semibold">
            {item.result && (
              <span className="rounded-[0.2em] bg-accent px-[0.5em] text-on-accent">
                {t(`results.${item.result}`)}
              </span>
            )}
            {item.escalates && (
              <span className="rounded-[0.2em] border-2 border-accent px-[0.5em]">{t("escalates")}</span>
            )}
          </p>
        )}
        {item.remark && <p className="whitespace-pre-line">{item.remark}</p>}
        <Decided decisions={view.decisions.filter(({ itemId }) => itemId === item.id)} />
      </div>
    </article>
  );
}
