import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { PlanChanges } from "@/components/changes/plan-changes";
import { GreenPathText } from "@/components/lamps/green-path-text";
import { Lamp } from "@/components/lamps/lamp";
import { LampWord } from "@/components/lamps/lamp-word";
import { OverrideNote } from "@/components/lamps/override-note";
import { ReasonText } from "@/components/lamps/reason-text";
import { RunMonths } from "@/components/lamps/run-months";
import { type Column, DataTable, SubLine } from "@/components/ui/data-table";
import { formatPeriod } from "@/lib/core/format";
import type { Board, BoardProject } from "@/lib/dashboard/queries";
import { monthsOf } from "@/lib/lamps/rules/run";

const order = ["red", "yellow", "green", "paused"] as const;

/** Projects by lamp, worst and longest first: why, and what turns each green. */
export function BoardTable({ board, all }: { board: Board; all: boolean }) {
  const t = useTranslations("board");
  const lamps = useTranslations("lamps");
  const locale = useLocale();
  const month = formatPeriod(board.nextPeriod, locale, { year: false });

  const columns: Column<BoardProject>[] = [
    {
      key: "lamp",
      head: t("col.lamp"),
      phone: "line",
      nowrap: true,
      width: "w-24",
      cell: ({ override, changes, projectId, ...run }) => (
        <>
          <LampWord lamp={run.lamp} months={monthsOf(run)} overridden={override !== null} />
          <PlanChanges count={changes} projectId={projectId} />
        </>
      ),
    },
    {
      key: "project",
      head: t("col.project"),
      rowHead: true,
      phone: "line",
      width: "w-[21%]",
      cell: ({ projectId, name, number, region, category, withdrawn }) => (
        <>
          <Link href={`/projects/${projectId}`} className="font-semibold hover:text-accent hover:underline">
            {name}
          </Link>
          <SubLine>
            {[number, region, category, withdrawn && t("withdrawn")].filter(Boolean).join(" · ")}
          </SubLine>
        </>
      ),
    },
    {
      key: "unit",
      head: t("col.unit"),
      phone: "line",
      width: "w-[14%]",
      cell: ({ unit, unitId, leaders, leaderIds }) => (
        <span className="max-md:text-xs max-md:text-ink-2">
          {unit && unitId ? (
            <Link
              prefetch={false}
              href={`/units/${unitId}`}
              className="inline-block min-h-6 hover:text-accent hover:underline"
            >
              {unit}
            </Link>
          ) : (
            t("noUnit")
          )}
          <SubLine>
            {leaders.length === 0 && t("noLeader")}
            {leaders.map((leader, index) => (
              <span key={leader}>
                {index > 0 && "、"}
                <Link
                  prefetch={false}
                  href={`/leaders/${leaderIds[index]}`}
                  className="inline-block min-h-6 hover:text-accent hover:underline"
                >
                  {leader}
                </Link>
              </span>
            ))}
          </SubLine>
        </span>
      ),
    },
    {
      key: "why",
      head: t("col.why"),
      phone: "line",
      cell: (project) => (
        <>
          {project.lamp === "paused" ? (
            <span className="text-ink-2">{lamps("pausedReason")}</span>
          ) : project.reasons.length > 0 ? (
            <ReasonText
              reasons={project.reasons}
              figures={{ period: board.period, expected: project.expected, actual: project.actual }}
            />
          ) : (
            <span className="text-ink-2">{lamps(project.lamp === "yellow" ? "viaYellow" : "noReason")}</span>
          )}
          {project.override && <OverrideNote computed={project.computed} override={project.override} />}
          {(project.lamp === "red" || project.lamp === "yellow") && <RunMonths run={project.run} />}
          {project.cases.length > 0 && (
            <span className="block text-xs font-semibold">{t(project.caseOpened ? "case" : "caseOpen")}</span>
          )}
          {project.reportState === "submitted" && <SubLine>{t("unreviewed")}</SubLine>}
        </>
      ),
    },
    {
      key: "green",
      head: t("col.green"),
      phone: "labelled",
      width: "w-[22%]",
      cell: (project) =>
        project.lamp === "red" || project.lamp === "yellow" ? (
          <GreenPathText path={project.path} reasons={project.reasons} />
        ) : (
          <span className="text-ink-2">—</span>
        ),
    },
  ];
  const groups = order
    .filter((lamp) => all || lamp === "red" || lamp === "yellow")
    .map((lamp) => ({ lamp, rows: board.projects.filter((project) => project.lamp === lamp) }))
    .filter(({ rows }) => rows.length > 0)
    .map(({ lamp, rows }) => {
      // One more month behind and the run is long enough.
      const risk = rows.filter((row) => row.behindRun + 1 >= board.settings.monthsBehindToRed).length;
      return {
        key: lamp,
        rows,
        head: (
          <>
            <Lamp state={lamp}>{t(`group.${lamp}`, { count: rows.length })}</Lamp>{" "}
            {lamp !== "green" && (
              <span className="text-xs text-ink-2">{t(`groupNote.${lamp}`, { risk, month })}</span>
            )}
          </>
        ),
      };
    });
  return (
    <DataTable
      caption={t("caption", { period: formatPeriod(board.period, locale) })}
      columns={columns}
      rowKey={(row) => row.projectId}
      groups={groups}
    />
  );
}
