import { useLocale, useTranslations } from "next-intl";
import { FileList } from "@/components/files/file-list";
import { useWho } from "@/components/trace/who";
import { Card } from "@/components/ui/card";
import { formatDay, formatMoment } from "@/lib/core/format";
import { isDay } from "@/lib/core/periods";
import type { IssueEvent } from "@/lib/issues/queries/get-issue";

const words = (value: unknown): string => (typeof value === "string" ? value : "");

/** What an event says, in the sentences of the office's own file. */
function useSentences() {
  const t = useTranslations("issues.said");
  const locale = useLocale();
  const day = (value: unknown): string => (isDay(words(value)) ? formatDay(words(value), locale) : "");
  const list = (value: unknown): string => (Array.isArray(value) ? value.map(String).join("、") : "");
  return ({ verb, before, after }: IssueEvent): string[] => {
    const said: (string | false)[] = [];
    if (verb === "issue.register")
      said.push(words(after.description), after.wanted ? t("wanted", { text: words(after.wanted) }) : false);
    if (verb === "issue.assign") {
      said.push(
        t("lead", { unit: words(after.leadUnit), person: words(after.leadPerson) }),
        list(after.assistingUnits) !== "" && t("assisting", { units: list(after.assistingUnits) }),
        t("deadline", { day: day(after.deadline) }),
        t("effect", { text: words(after.effect) }),
        words(after.target) !== "" && t("target", { target: words(after.target) }),
      );
    }
    if (verb === "issue.requestExtension")
      said.push(t("extend", { from: day(before.deadline), to: day(after.deadline) }));
    if (verb === "issue.approveExtension" || verb === "issue.resume")
      said.push(t("newDeadline", { day: day(after.deadline) }));
    if (verb === "issue.escalate") {
      said.push(
        t("level", { from: Number(before.level), to: Number(after.level), cause: words(after.cause) }),
      );
    }
    if (verb === "issue.requestShelving" || verb === "issue.approveShelving")
      said.push(t("review", { day: day(after.reviewOn) }));
    if (verb === "issue.study")
      said.push(t(`study.${words(after.result)}` as "study.decided"), words(after.remark));
    said.push(words(after.text));
    if (typeof after.traceSequence === "number") said.push(t("evidence", { sequence: after.traceSequence }));
    return said.filter((sentence): sentence is string => typeof sentence === "string" && sentence !== "");
  };
}

/** The issue from its registering to its striking off, as the office's file would read. */
export function Timeline({ events }: { events: readonly IssueEvent[] }) {
  const t = useTranslations("issues");
  const who = useWho();
  const verbs = useTranslations("trace");
  const locale = useLocale();
  const sentencesOf = useSentences();
  return (
    <Card title={t("timeline")} aside={t("events", { count: events.length })} flush>
      <ol className="border-t border-line">
        {events.map((event) => (
          <li
            key={event.sequence}
            className="grid gap-x-5 gap-y-0.5 border-b border-line px-4 py-3 last:border-0 md:grid-cols-[11rem_minmax(0,1fr)] md:px-5"
          >
            <div className="text-ink-2">
              <time dateTime={event.at} className="block tabular-nums">
                {formatMoment(event.at, locale)}
              </time>
              <span className="text-xs">{t("eventNumber", { sequence: event.sequence })}</span>
            </div>
            <div className="min-w-0">
              <p>
                <b className="font-semibold">{verbs(`verb.${event.verb}`)}</b>
                <span className="ml-3 text-ink-2">
                  {[who(event).unit, who(event).name].filter(Boolean).join(" ")}
                  {event.onBehalfOf && t("onBehalfOf", { unit: event.onBehalfOf })}
                </span>
              </p>
              {sentencesOf(event).map((sentence) => (
                <p key={sentence} className="whitespace-pre-line">
                  {sentence}
                </p>
              ))}
              {event.files.length > 0 && (
                <div className="my-2">
                  <FileList files={event.files} />
                </div>
              )}
              {event.reason && <p>{t("said.reason", { text: event.reason })}</p>}
            </div>
          </li>
        ))}
      </ol>
    </Card>
  );
}
