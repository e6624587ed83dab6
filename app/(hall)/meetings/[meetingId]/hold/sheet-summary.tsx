"use client";

import { useLocale, useTranslations } from "next-intl";
import { LampWord } from "@/components/lamps/lamp-word";
import { formatDay } from "@/lib/core/format";
import { formatAmount } from "@/lib/core/money";
import type { UnitSheet } from "@/lib/meetings/rules/facts";

/** Green ones and what is not due need no word in the room. */
const MOST = 8;

/** 一页表 in short: lamps that are not green, what is due, what was promised beside what happened. */
export function SheetSummary({ sheet }: { sheet: UnitSheet }) {
  const t = useTranslations("meetings");
  const issues = useTranslations("issues");
  const locale = useLocale();
  const behind = sheet.projects.filter(({ lamp }) => lamp === "red" || lamp === "yellow");
  const title = "mt-3 mb-1 text-[13px] font-semibold text-ink-2";
  return (
    <div>
      <p className="text-base">{t("sheet.lampCounts", sheet.counts)}</p>
      {behind.length > 0 && (
        <>
          <h3 className={title}>{t("sheet.projects")}</h3>
          <ul className="grid gap-1">
            {behind.slice(0, MOST).map(({ id, name, lamp, redRun, behindRun, actual, expected }) => (
              <li key={id} className="flex flex-wrap gap-x-3">
                <LampWord lamp={lamp} months={lamp === "red" ? redRun : behindRun} />
                <span>{name}</span>
                <span className="text-ink-2">
                  {formatAmount(actual)} / {formatAmount(expected)} {t("session.wan")}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {sheet.issues.length > 0 && (
        <>
          <h3 className={title}>{t("sheet.issues")}</h3>
          <ul className="grid gap-1">
            {sheet.issues.slice(0, MOST).map(({ id, title: name, deadline, daysLeft }) => (
              <li key={id} className="flex flex-wrap gap-x-3">
                <span>{name}</span>
                <span className={daysLeft !== null && daysLeft < 0 ? "font-semibold" : "text-ink-2"}>
                  {daysLeft !== null && daysLeft < 0
                    ? issues("overdue", { days: -daysLeft })
                    : deadline && issues("dueOn", { day: formatDay(deadline, locale, { year: false }) })}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {sheet.promises.length > 0 && (
        <>
          <h3 className={title}>{t("sheet.promises")}</h3>
          <ul className="grid gap-1">
            {sheet.promises.slice(0, MOST).map(({ on, text, latest, issue }) => (
              <li key={`${on}${text}`}>
                {text}
                <span className="block text-[13px] text-ink-2">
                  {formatDay(on, locale)}
                  {issue && ` · ${issues(`states.${issue.state}`)}`}
                  {` · ${latest ? latest.text : t("sheet.noLatest")}`}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
