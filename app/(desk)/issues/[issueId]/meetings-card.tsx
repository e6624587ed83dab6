import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { formatDay } from "@/lib/core/format";
import type { IssueMeeting } from "@/lib/meetings/queries/issue-meetings";

/** 上会情况: each meeting that studied the issue, and what it found. */
export function MeetingsCard({ meetings }: { meetings: readonly IssueMeeting[] }) {
  const t = useTranslations("meetings");
  const locale = useLocale();
  if (meetings.length === 0) return null;
  return (
    <Card title={t("ofIssue")} aside={t("times", { count: meetings.length })}>
      <ol className="grid gap-2">
        {meetings.map(({ meetingId, series, ordinal, on, result, remark, opens }) => (
          <li key={meetingId}>
            {opens ? (
              <Link href={`/meetings/${meetingId}`} className="text-accent hover:underline">
                {t("nth", { series, ordinal })}
              </Link>
            ) : (
              t("nth", { series, ordinal })
            )}
            <span className="block text-xs text-ink-2">
              {formatDay(on, locale)} · {t(`results.${result}`)}
            </span>
            {remark && <span className="block whitespace-pre-line">{remark}</span>}
          </li>
        ))}
      </ol>
    </Card>
  );
}
