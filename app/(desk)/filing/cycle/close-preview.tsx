import { useTranslations } from "next-intl";
import { LampWord } from "@/components/lamps/lamp-word";
import { Figures } from "@/components/ui/figures";
import type { ClosePreview } from "@/lib/periods/queries/preview-close";
import { LaterChanges, PreviewChanges } from "./preview-changes";

const order = ["red", "yellow", "green", "paused"] as const;

/** What closing would light: counts before and after, what was not reviewed or not filed, and every change. */
export function ClosePreviewView({ preview }: { preview: ClosePreview }) {
  const t = useTranslations("cycle.preview");
  const lamps = useTranslations("lamps.lamp");
  const again = preview.revision > 0;
  const before = { red: 0, yellow: 0, green: 0, paused: 0 };
  for (const { previous } of preview.projects) if (previous) before[previous.lamp]++;
  const missing = preview.projects.filter((row) => row.reasons.some(({ code }) => code === "NOT_REPORTED"));
  const unreviewed = preview.projects.filter((row) => row.reportState === "submitted");
  const returned = preview.projects.filter((row) => row.reportState === "returned");
  const changed = preview.projects.filter((row) => (again ? row.changed : row.previous?.lamp !== row.lamp));
  const notes = [
    missing.length > 0 && t("missing", { count: missing.length }),
    unreviewed.length > 0 && t("unreviewed", { count: unreviewed.length }),
    returned.length > 0 && t("returned", { count: returned.length }),
    preview.cases.opened > 0 && t("cases", { count: preview.cases.opened }),
    preview.cases.withdrawn > 0 && t("casesWithdrawn", { count: preview.cases.withdrawn }),
    preview.recomputed.length > 0 && t("recomputed", { count: preview.recomputed.length }),
  ].filter(Boolean);
  return (
    <>
      <section className="mb-4">
        <h2 className="mb-2 font-semibold">{t("title")}</h2>
        <Figures
          figures={order.map((lamp) => ({
            key: lamp,
            label: lamps(lamp),
            sign: <LampWord lamp={lamp} />,
            value: preview.counts[lamp],
            unit: t("was", { count: before[lamp] }),
          }))}
        />
        {notes.length > 0 && (
          <ul className="mt-3 grid gap-1">
            {notes.map((note) => (
              <li key={String(note)}>{note}</li>
            ))}
          </ul>
        )}
      </section>
      {/* While filing goes on, what is not filed yet fills the list: it is there for whoever asks. */}
      <details open={preview.state !== "open"} className="mb-5">
        <summary className="mb-2 cursor-pointer font-semibold">
          {t(again ? "changesInForce" : "changes")}
          <span className="ml-2 text-xs font-normal text-ink-2">{t("count", { count: changed.length })}</span>
        </summary>
        <PreviewChanges preview={preview} changed={changed} again={again} />
      </details>
      {again && (
        <>
          <h2 className="mb-2 font-semibold">{t("later")}</h2>
          <div className="mb-5">
            <LaterChanges later={preview.later} />
          </div>
        </>
      )}
    </>
  );
}
