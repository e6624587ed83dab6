import { useLocale, useTranslations } from "next-intl";
import { LampWord } from "@/components/lamps/lamp-word";
import { ReasonText } from "@/components/lamps/reason-text";
import { ProjectName } from "@/components/projects/project-name";
import { type Column, DataTable } from "@/components/ui/data-table";
import { formatPeriod } from "@/lib/core/format";
import type { LampRun } from "@/lib/lamps/rules/lamp";
import { monthsOf } from "@/lib/lamps/rules/run";
import type { ClosePreview, PreviewProject } from "@/lib/periods/queries/preview-close";

const Run = ({ run }: { run: LampRun | null }) => (
  <LampWord lamp={run?.lamp ?? null} months={monthsOf(run)} />
);

type Kind = "toRed" | "toYellow" | "toGreen" | "other";
const kinds: readonly Kind[] = ["toRed", "toYellow", "toGreen", "other"];

const kindOf = ({ lamp }: PreviewProject): Kind =>
  lamp === "red" ? "toRed" : lamp === "yellow" ? "toYellow" : lamp === "green" ? "toGreen" : "other";

/** Which lamps change with the close, the worst first; after a re-opening, against the lamps in force. */
export function PreviewChanges({
  preview,
  changed,
  again,
}: {
  preview: ClosePreview;
  changed: readonly PreviewProject[];
  again: boolean;
}) {
  const t = useTranslations("cycle.preview");
  if (changed.length === 0) return <p className="text-ink-2">{t(again ? "sameAsInForce" : "noChange")}</p>;
  const columns: Column<PreviewProject>[] = [
    {
      key: "name",
      head: t("project"),
      rowHead: true,
      phone: "line",
      cell: (row) => <ProjectName project={row} />,
    },
    {
      key: "from",
      head: t(again ? "inForce" : "before"),
      nowrap: true,
      width: "w-36",
      cell: (row) => <Run run={again ? row.inForce : row.previous} />,
    },
    {
      key: "to",
      head: t("after"),
      nowrap: true,
      width: "w-36",
      cell: (row) => <LampWord lamp={row.lamp} months={monthsOf(row)} overridden={row.overridden} />,
    },
    {
      key: "why",
      head: t("why"),
      phone: "line",
      cell: (row) =>
        row.reasons.length > 0 ? (
          <ReasonText
            reasons={row.reasons}
            figures={{ period: preview.period, expected: row.expected, actual: row.actual }}
          />
        ) : (
          t(row.lamp === "paused" ? "paused" : "notBehind")
        ),
    },
  ];
  return (
    <DataTable
      caption={t("changes")}
      columns={columns}
      rowKey={(row) => row.projectId}
      groups={kinds.flatMap((kind) => {
        const rows = changed.filter((row) => kindOf(row) === kind);
        return rows.length === 0
          ? []
          : [{ key: kind, head: <strong>{t(kind, { count: rows.length })}</strong>, rows }];
      })}
    />
  );
}

type Later = ClosePreview["later"][number];

/** After a re-opening: what becomes different in the periods that are decided anew, month by month, and why. */
export function LaterChanges({ later }: { later: ClosePreview["later"] }) {
  const t = useTranslations("cycle.preview");
  const locale = useLocale();
  if (later.length === 0) return <p className="text-ink-2">{t("laterSame")}</p>;
  const columns: Column<Later>[] = [
    {
      key: "name",
      head: t("project"),
      rowHead: true,
      phone: "line",
      cell: (row) => <ProjectName project={row} tab="lamps" />,
    },
    {
      key: "from",
      head: t("inForce"),
      nowrap: true,
      width: "w-36",
      cell: (row) => <Run run={row.from} />,
    },
    {
      key: "to",
      head: t("after"),
      nowrap: true,
      width: "w-36",
      cell: (row) =>
        row.to ? (
          <LampWord lamp={row.to.lamp} months={monthsOf(row.to)} overridden={row.overridden} />
        ) : (
          <Run run={null} />
        ),
    },
    {
      key: "why",
      head: t("why"),
      phone: "line",
      cell: (row) =>
        row.reasons.length > 0 ? (
          <ReasonText reasons={row.reasons} figures={row} />
        ) : (
          t(row.to?.lamp === "paused" ? "paused" : "notBehind")
        ),
    },
  ];
  const months = [...new Set(later.map(({ period }) => period))];
  return (
    <DataTable
      caption={t("later")}
      columns={columns}
      rowKey={(row) => `${row.period} ${row.projectId}`}
      groups={months.map((period) => ({
        key: period,
        head: <strong>{formatPeriod(period, locale)}</strong>,
        rows: later.filter((row) => row.period === period),
      }))}
    />
  );
}
