import { useLocale, useTranslations } from "next-intl";
import { useTraceWords } from "@/components/trace/trace-words";
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
  const { field, value, isEmpty } = useTraceWords();
  const keys = [...new Set([...Object.keys(event.before), ...Object.keys(event.after)])]
    .filter((key) => !isEmpty(event.before[key]) || !isEmpty(event.after[key]))
    .filter((key) => !only || key === only);
  if (keys.length === 0) return null;
  const list = (
    <dl className="mt-1 grid gap-x-4 gap-y-1 sm:grid-cols-[minmax(9rem,max-content)_1fr]">
      {keys.map((key) => (
        <div key={key} className="contents">
          <dt className="text-ink-2">{field(key)}</dt>
          <dd className="min-w-0 break-words whitespace-pre-line">
            {isEmpty(event.before[key])
              ? value(key, event.after[key])
              : t("fromTo", { from: value(key, event.before[key]), to: value(key, event.after[key]) })}
          </dd>
        </div>
      ))}
    </dl>
  );
  if (keys.length <= SHOWN_AT_ONCE) return list;
  return (
    <details className="mt-1">
      <summary className="cursor-pointer text-accent">
        {t("changed")} ({keys.length})
      </summary>
      {list}
    </details>
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
            <span className="block text-ink">{event.actorName}</span>
            {event.unitName && <span className="block text-xs">{event.unitName}</span>}
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
