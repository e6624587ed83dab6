import { useTranslations } from "next-intl";
import { LampWord } from "@/components/lamps/lamp-word";
import { ReasonText } from "@/components/lamps/reason-text";
import { ProjectName } from "@/components/projects/project-name";
import { DataTable } from "@/components/ui/data-table";
import type { Period } from "@/lib/core/periods";
import { monthsOf } from "@/lib/lamps/rules/run";
import type { RevisionComparison } from "@/lib/periods/queries/compare-revisions";

type Change = RevisionComparison["changes"][number];

/** One side of a difference: the lamp, and why it was so. */
function Side({ side, period }: { side: Change["from"]; period: Period }) {
  const t = useTranslations("revisions");
  const lamps = useTranslations("lamps");
  if (!side) return <span className="text-ink-2">{t("noLamp")}</span>;
  return (
    <>
      <LampWord lamp={side.lamp} months={monthsOf(side)} overridden={side.overridden} />
      <span className="block">
        {side.reasons.length > 0 ? (
          <ReasonText reasons={side.reasons} figures={{ ...side, period }} />
        ) : (
          <span className="text-ink-2">{lamps(side.lamp === "paused" ? "pausedReason" : "noReason")}</span>
        )}
      </span>
    </>
  );
}

/** What differs, side by side; with both counts above it. */
export function RevisionTable({
  comparison: { period, from, to, counts, changes },
}: {
  comparison: RevisionComparison;
}) {
  const t = useTranslations("revisions");
  if (changes.length === 0) return <p className="text-ink-2">{t("same", { from, to })}</p>;
  const head = (revision: number, { red, yellow, green }: typeof counts.from) =>
    t("side", { revision, red, yellow, green });
  return (
    <DataTable
      caption={t("differences", { from, to })}
      rows={changes}
      rowKey={(row) => row.projectId}
      columns={[
        {
          key: "project",
          head: t("project", { count: changes.length }),
          rowHead: true,
          phone: "line",
          width: "w-[26%]",
          cell: (row) => <ProjectName project={row} tab="lamps" />,
        },
        {
          key: "from",
          head: head(from, counts.from),
          phone: "labelled",
          cell: (row) => <Side side={row.from} period={period} />,
        },
        {
          key: "to",
          head: head(to, counts.to),
          phone: "labelled",
          cell: (row) => <Side side={row.to} period={period} />,
        },
      ]}
    />
  );
}
