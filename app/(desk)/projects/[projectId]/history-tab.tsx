import Form from "next/form";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useTraceWords } from "@/components/trace/trace-words";
import { useWho } from "@/components/trace/who";
import { Card } from "@/components/ui/card";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { SubmitButton } from "@/components/ui/submit-button";
import { DateField } from "@/components/ui/text-field";
import { formatDay, formatMoment } from "@/lib/core/format";
import type { FactVersion, ProjectAsOf } from "@/lib/projects/queries/as-of";

function Versions({ history, hrefOf }: { history: ProjectAsOf; hrefOf: (day: string) => string }) {
  const t = useTranslations("lists");
  const trace = useTranslations("trace");
  const words = useTraceWords();
  const who = useWho();
  const locale = useLocale();
  const separator = useLocale().startsWith("zh") ? "、" : ", ";
  const when = (version: FactVersion) => formatMoment(version.at, locale);
  return (
    <ol className="divide-y divide-line">
      {history.versions.map((version) => (
        <li key={version.sequence} className="px-4 py-2.5 md:px-5">
          <p>
            <Link
              prefetch={false}
              href={hrefOf(version.day)}
              aria-current={version.day === history.asOf ? "date" : undefined}
              className="text-accent hover:underline aria-[current]:font-semibold"
            >
              {when(version)}
            </Link>
            <span className="ml-3">{trace(`verb.${version.verb}`)}</span>
          </p>
          <p className="text-xs text-ink-2">
            {[who(version).name, who(version).unit].filter(Boolean).join(" · ")}
            {version.reason && <span className="ml-3">{trace("reason", { reason: version.reason })}</span>}
          </p>
          <p className="text-xs text-ink-2">
            {version.fields.length > 8
              ? t("fieldCount", { count: version.fields.length })
              : version.fields.map((key) => words.field(key)).join(separator)}
          </p>
        </li>
      ))}
    </ol>
  );
}

/** The project's facts at the end of any day, what was changed since, and every version there is. */
export function HistoryTab({ history, today }: { history: ProjectAsOf; today: string }) {
  const t = useTranslations("lists");
  const words = useTraceWords();
  const locale = useLocale();
  const { asOf, facts, current, changedSince } = history;
  const changed = new Set(changedSince);
  const hrefOf = (day: string) => `/projects/${history.id}?tab=history&asOf=${day}`;
  const keys = facts
    ? Object.keys(facts).filter((key) => changed.has(key) || !words.isEmpty(facts[key]))
    : [];
  return (
    <>
      <Form action={`/projects/${history.id}`} className="mb-4 flex flex-wrap items-end gap-3 print:hidden">
        <input type="hidden" name="tab" value="history" />
        <DateField key={asOf} name="asOf" label={t("asOfDay")} defaultValue={asOf} max={today} required />
        <SubmitButton variant="plain">{t("asOfShow")}</SubmitButton>
      </Form>
      <div className="grid items-start gap-4 lg:grid-cols-[3fr_2fr]">
        {facts ? (
          <Card title={t("asOfTitle", { day: formatDay(asOf, locale) })} flush>
            <p className="px-4 pb-2 text-ink-2 md:px-5">
              {changed.size > 0 ? t("asOfChanged", { count: changed.size }) : t("asOfSame")}
            </p>
            <DataTable
              bare
              caption={t("asOfTitle", { day: formatDay(asOf, locale) })}
              rows={keys}
              rowKey={(key) => key}
              columns={[
                {
                  key: "field",
                  head: t("fact"),
                  rowHead: true,
                  phone: "line",
                  cell: (key) => words.field(key),
                },
                { key: "then", head: t("then"), cell: (key) => words.value(key, facts[key]) },
                {
                  key: "now",
                  head: t("now"),
                  nowrap: true,
                  cell: (key) =>
                    changed.has(key) ? (
                      <span className="font-semibold text-accent">{words.value(key, current[key])}</span>
                    ) : (
                      <span className="text-ink-2">{t("sameNow")}</span>
                    ),
                },
              ]}
            />
          </Card>
        ) : (
          <EmptyState title={t("notYet", { day: formatDay(asOf, locale) })}>{t("notYetHint")}</EmptyState>
        )}
        <Card title={t("versions")} flush>
          <Versions history={history} hrefOf={hrefOf} />
        </Card>
      </div>
    </>
  );
}
