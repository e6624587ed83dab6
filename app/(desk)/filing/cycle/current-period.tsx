import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { MissingUnits } from "@/components/filing/missing-units";
import { Card } from "@/components/ui/card";
import { ConfirmForm } from "@/components/ui/confirm-form";
import { Notice } from "@/components/ui/notice";
import type { Actor } from "@/lib/auth/permissions";
import { dayIn } from "@/lib/core/clock";
import { formatPeriod } from "@/lib/core/format";
import type { PeriodView } from "@/lib/periods/queries";
import { previewClose } from "@/lib/periods/queries/preview-close";
import { listFilings } from "@/lib/progress/queries";
import { errorText } from "@/lib/web/form-state";
import { countByUnit } from "../unit-counts";
import { closeMonth, lockMonth } from "./actions";
import { ClosePreviewView } from "./close-preview";
import { Steps } from "./steps";

/** Of the units with reports missing so many stand here: what the close would do follows below. */
const SHOWN_UNITS = 23;

/** The period under way: the line, who has not filed, what the close would light, and the two verbs. */
export async function CurrentPeriod({ actor, period, now }: { actor: Actor; period: PeriodView; now: Date }) {
  const [t, errors, locale, { items }, preview] = await Promise.all([
    getTranslations("cycle"),
    getTranslations("errors"),
    getLocale(),
    listFilings(actor, period.period, now),
    previewClose(actor, period.period, now),
  ]);
  const month = formatPeriod(period.period, locale);
  const units = countByUnit(items);
  const wanting = units.filter((unit) => unit.missing > 0);
  const total = (key: "due" | "filed" | "accepted" | "missing") =>
    units.reduce((sum, unit) => sum + unit[key], 0);
  const { red, yellow, green } = preview.counts;
  const once = () => ({ period: period.period, idempotencyKey: crypto.randomUUID() });
  return (
    <>
      <Card className="mb-4">
        <Steps period={period} today={dayIn(now)} />
        <div className="mt-4 flex flex-wrap items-center gap-3 border-t border-line pt-3">
          {period.state === "open" && (
            <ConfirmForm
              action={lockMonth}
              hidden={once()}
              label={t("lock")}
              title={t("lockTitle", { month })}
              confirmLabel={t("lock")}
            >
              {t("lockText", { missing: total("missing") })}
            </ConfirmForm>
          )}
          <ConfirmForm
            action={closeMonth}
            hidden={once()}
            label={t(period.revision > 0 ? "closeAgain" : "close")}
            variant="primary"
            title={t("closeTitle", { month })}
            confirmLabel={t("close")}
            disabled={preview.whyNot !== null}
          >
            {t("closeText", { red, yellow, green })}
          </ConfirmForm>
          {preview.whyNot && (
            <span className="text-ink-2">
              {errorText(errors, { reason: preview.whyNot, detail: { period: month } })}
            </span>
          )}
        </div>
      </Card>
      {period.revision > 0 && <Notice>{t("reopenedNotice", { revision: period.revision })}</Notice>}
      <Card
        className="mb-4"
        title={t("filed", { due: total("due"), filed: total("filed"), accepted: total("accepted") })}
        aside={
          <Link href={`/filing?period=${period.period}&view=missing`} className="text-accent hover:underline">
            {t("missingList")}
          </Link>
        }
      >
        <MissingUnits units={wanting} period={period.period} shown={SHOWN_UNITS} columns={3} />
      </Card>
      <ClosePreviewView preview={preview} />
    </>
  );
}
