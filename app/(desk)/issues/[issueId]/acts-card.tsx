import { useLocale, useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { dayIn } from "@/lib/core/clock";
import { formatDay } from "@/lib/core/format";
import type { IssueDetail } from "@/lib/issues/queries/get-issue";
import type { Wanted } from "@/lib/issues/rules/transitions";
import { ActButton } from "./act-forms";

/** Whom the next step waits for. */
function useWhose(issue: IssueDetail): string {
  const t = useTranslations("issues");
  const lead = issue.fixes?.leadUnit.name ?? "";
  const level = t(issue.level === 1 ? "whose.region" : "whose.centre", { region: issue.region?.name ?? "" });
  const whose: Record<Wanted, string> = {
    assignment: level,
    acceptance: lead,
    extensionDecision: t("whose.assigner"),
    shelvingDecision: t("whose.leader"),
    result: lead,
    verification: level,
    review: level,
    nothing: "",
  };
  return whose[issue.wanted];
}

/** By when the next step is wanted. */
function useUntil(issue: IssueDetail): string | null {
  const t = useTranslations("issues");
  const locale = useLocale();
  const by = (day: string | null, key: "acceptBy" | "dueOn" | "reviewOn") =>
    day && t(key, { day: formatDay(day, locale) });
  if (issue.wanted === "acceptance") return by(issue.acceptBy, "acceptBy");
  if (issue.wanted === "result") return by(issue.fixes?.deadline ?? null, "dueOn");
  return issue.wanted === "review" ? by(issue.reviewOn, "reviewOn") : null;
}

const refused = (reason: string) => reason as Parameters<ReturnType<typeof useTranslations<"errors">>>[0];

/** May be done, but is never what is wanted now. */
const aside: ReadonlySet<string> = new Set([
  "reopen",
  "escalate",
  "instruct",
  "requestShelving",
  "requestExtension",
]);

/** What is wanted from whom now; what this reader can do about it, and why not the rest that is theirs. */
export function ActsCard({ issue }: { issue: IssueDetail }) {
  const t = useTranslations("issues");
  const errors = useTranslations("errors");
  const common = useTranslations("common");
  const trace = useTranslations("trace");
  const locale = useLocale();
  const whose = useWhose(issue);
  const until = useUntil(issue);
  const now = issue.acts.filter(({ whyNot }) => whyNot === null);
  const wanted = now.find(({ verb }) => !aside.has(verb))?.verb;
  const later = issue.acts.filter(({ whyNot }) => whyNot !== null);
  const eventLabel = (name: string, text: unknown): string =>
    typeof text === "string" ? common("labelled", { name, text: text.slice(0, 24) }) : name;
  const shown = {
    issueId: issue.id,
    version: issue.version,
    targetUnit: issue.fixes?.targetUnit ?? null,
    events: [...issue.timeline].reverse().map(({ sequence, at, verb, after }) => ({
      value: String(sequence),
      label: eventLabel(
        `${formatDay(dayIn(new Date(at)), locale, { year: false })} ${trace(`verb.${verb}`)}`,
        after.text,
      ),
    })),
  };
  return (
    <Card title={t("wantedNow")} className="print:hidden">
      <p className="font-semibold">{t(`wantedLong.${issue.wanted}`, { who: whose })}</p>
      {until && <p className="text-ink-2">{until}</p>}
      {issue.state === "assigned" && issue.acceptLate && <p className="text-ink-2">{t("acceptLateLong")}</p>}
      {issue.extensionAsked && (
        <p className="text-ink-2">{t("extensionAsked", { day: formatDay(issue.extensionAsked, locale) })}</p>
      )}
      {issue.escalatesOn && (
        <p className="text-ink-2">
          {t("escalatesOn", { day: formatDay(issue.escalatesOn, locale), level: issue.level + 1 })}
        </p>
      )}
      {now.length > 0 && (
        <div className="mt-3 flex flex-wrap gap-2.5">
          {now.map(({ verb }) =>
            verb === "assign" ? (
              <LinkButton key={verb} href={`/issues/assign?id=${issue.id}`} variant="primary">
                {t("act.assign")}
              </LinkButton>
            ) : (
              <ActButton key={verb} verb={verb} shown={shown} first={verb === wanted} />
            ),
          )}
        </div>
      )}
      {issue.acts.length === 0 && <p className="mt-3 text-ink-2">{t("readOnly")}</p>}
      {later.length > 0 && (
        <details className="mt-3">
          <summary className="cursor-pointer text-accent">{t("whyNot")}</summary>
          <dl className="mt-1 grid gap-1.5">
            {later.map(({ verb, whyNot }) => (
              <div key={verb}>
                <dt className="font-medium">{t(`act.${verb}`)}</dt>
                <dd className="text-ink-2">{whyNot && errors(refused(whyNot))}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </Card>
  );
}
