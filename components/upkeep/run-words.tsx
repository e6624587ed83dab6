import { useFormatter, useTranslations } from "next-intl";
import { formatBytes } from "@/lib/core/format";
import type { UpkeepRunView } from "@/lib/upkeep/schema";

const number = (value: string | number | null | undefined): number => (typeof value === "number" ? value : 0);
const text = (value: string | number | null | undefined): string => String(value ?? "");

/** When a run ended and in whose name it ran. */
export function RunTime({ run }: { run: UpkeepRunView }) {
  const t = useTranslations("upkeep");
  const format = useFormatter();
  const when = format.dateTime(new Date(run.endedAt), {
    timeZone: "Asia/Shanghai",
    dateStyle: "long",
    timeStyle: "short",
  });
  return (
    <p className="text-ink-2">
      <time dateTime={run.endedAt}>{when}</time>　{t("by", { name: run.byName })}
    </p>
  );
}

/** How a backup went. */
export function BackupWords({ run }: { run: UpkeepRunView }) {
  const t = useTranslations("upkeep");
  const { detail } = run;
  if (run.outcome === "failed") return <p>{t("failed", { reason: text(detail.reason) })}</p>;
  const made = t("backupMade", { files: number(detail.files), size: formatBytes(number(detail.bytes)) });
  const faults = number(detail.faults);
  return (
    <>
      <p>{made}</p>
      {faults > 0 && <p>{t("backupFaults", { faults, file: text(detail.firstFile) })}</p>}
    </>
  );
}

const eventFaults = ["missing", "altered", "cut", "anchored"] as const;

/** What a verification found: all in order, or the first break of each kind. */
export function VerificationWords({ run }: { run: UpkeepRunView }) {
  const t = useTranslations("upkeep");
  const { detail, project } = run;
  if (run.outcome === "failed") return <p>{t("failed", { reason: text(detail.reason) })}</p>;
  const chain = project
    ? t("chainOf", project)
    : detail.chain === "system"
      ? t("systemChain")
      : text(detail.chain);
  const what = eventFaults.find((fault) => fault === detail.eventFault);
  const brokenFiles = number(detail.brokenFiles);
  const files = detail.what === "all";
  return (
    <>
      <p>
        {t(run.outcome === "fine" ? "fits" : "read", {
          events: number(detail.events),
          chains: number(detail.chains),
          anchors: number(detail.anchors),
        })}
        {files &&
          t("filesRead", { attachments: number(detail.attachments), documents: number(detail.documents) })}
      </p>
      {what && (
        <p className="font-semibold">
          {t(`event.${what}`, { chain, index: number(detail.index) })}
          {number(detail.brokenChains) > 1 && t("moreChains", { chains: number(detail.brokenChains) })}
        </p>
      )}
      {detail.brokenLine !== null && detail.brokenLine !== undefined && (
        <p className="font-semibold">{t("brokenLine", { line: number(detail.brokenLine) })}</p>
      )}
      {brokenFiles > 0 && (
        <p className="font-semibold">
          {t(detail.fileFault === "missing" ? "fileMissing" : "fileAltered", {
            file: text(detail.file),
            count: brokenFiles,
          })}
        </p>
      )}
    </>
  );
}
