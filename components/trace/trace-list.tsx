import { useLocale, useTranslations } from "next-intl";
import { useTraceWords } from "@/components/trace/trace-words";
import { useWho } from "@/components/trace/who";
import { formatMoment } from "@/lib/core/format";
import type { TraceCategory, TraceValues, TraceVerb } from "@/lib/trace/schema";

export type TraceItem = {
  sequence: number;
  at: string;
  actorName: string;
  unitName: string | null;
  category: TraceCategory;
  verb: TraceVerb;
  before: TraceValues;
  after: TraceValues;
  reason: string | null;
  /** Named where events of several projects stand together. */
  project?: { id: string; number: string; name: string } | null;
};

/** More changes than this are folded away: entering a project sets two dozen fields at once. */
const SHOWN_AT_ONCE = 8;

function Changes({ event, only }: { event: TraceItem; only: string | undefined }) {
  const t = useTranslations("trace");
  const changes = useTraceWords()
    .changes(event)
    .filter(({ key }) => !only || key === only);
  if (changes.length === 0) return null;
  const list = (
    <dl className="mt-1 grid grid-cols-[minmax(6rem,max-content)_1fr] gap-x-4 gap-y-1 sm:grid-cols-[minmax(9rem,max-content)_1fr]">
      {changes.map(({ key, field, from, to }) => (
        <div key={key} className="contents">
          <dt className="max-w-40 text-ink-2">{field}</dt>
          <dd className="min-w-0 break-words whitespace-pre-line">
            {from === null ? to : t("fromTo", { from, to })}
          </dd>
        </div>
      ))}
    </dl>
  );
  if (changes.length <= SHOWN_AT_ONCE) return list;
  return (
    <details className="mt-1">
      <summary className="cursor-pointer text-accent">
        {t("changed")} ({changes.length})
      </summary>
      {list}
    </details>
  );
}

function Who({ event }: { event: TraceItem }) {
  const { name, unit } = useWho()(event);
  return (
    <>
      <span className="block text-ink">{name}</span>
      {unit && <span className="block text-xs">{unit}</span>}
    </>
  );
}

/** Events in the office's words, newest first: when, who, what from what to what, why. */
export function TraceList({ events, only }: { events: readonly TraceItem[]; only?: string | undefined }) {
  const t = useTranslations("trace");
  const locale = useLocale();
  return (
    <ol className="divide-y divide-line">
      {events.map((event) => (
        <li key={event.sequence} className="grid gap-x-6 gap-y-1 px-4 py-3 md:grid-cols-[12rem_1fr]">
          <div className="text-ink-2">
            <time dateTime={event.at} className="block">
              {formatMoment(event.at, locale)}
            </time>
            <Who event={event} />
          </div>
          <div className="min-w-0">
            <p>
              <b className="font-semibold">{t(`verb.${event.verb}`)}</b>
              <span className="ml-3 text-xs text-ink-2">{t(`category.${event.category}`)}</span>
            </p>
            {event.project && (
              <p>
                {event.project.name} <span className="text-xs text-ink-2">{event.project.number}</span>{" "}
                <a
                  href={`/api/projects/${event.project.id}/trace-book`}
                  download
                  className="text-xs text-accent underline print:hidden"
                >
                  {t("book")}
                </a>
              </p>
            )}
            {event.reason && <p className="text-ink-2">{t("reason", { reason: event.reason })}</p>}
            <Changes event={event} only={only} />
          </div>
        </li>
      ))}
    </ol>
  );
}
