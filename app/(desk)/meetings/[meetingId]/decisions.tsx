import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { type Column, DataTable, SubLine } from "@/components/ui/data-table";
import { formatDay } from "@/lib/core/format";
import type { DecisionView } from "@/lib/meetings/queries/get-meeting";

/** 议定事项 as a table: what, who, by when, to what effect; once published, where it stands in the ledger. */
export function Decisions({ decisions }: { decisions: readonly DecisionView[] }) {
  const t = useTranslations("meetings");
  const states = useTranslations("issues.states");
  const locale = useLocale();
  const columns: Column<DecisionView>[] = [
    {
      key: "number",
      head: t("col.sequence"),
      numeric: true,
      width: "w-14",
      cell: ({ sequence }) => sequence,
    },
    {
      key: "title",
      head: t("col.decision"),
      rowHead: true,
      phone: "line",
      cell: ({ title, project }) => (
        <>
          {title}
          {project && <SubLine>{project.name}</SubLine>}
        </>
      ),
    },
    {
      key: "lead",
      head: t("col.lead"),
      cell: ({ leadUnit, leadPerson, assisting }) => (
        <>
          {leadUnit.name} {leadPerson}
          {assisting.length > 0 && (
            <SubLine>{t("assisting", { units: assisting.map(({ name }) => name).join("、") })}</SubLine>
          )}
        </>
      ),
    },
    {
      key: "deadline",
      head: t("col.deadline"),
      nowrap: true,
      cell: ({ deadline }) => formatDay(deadline, locale),
    },
    { key: "effect", head: t("col.effect"), cell: ({ effect }) => effect },
    {
      key: "issue",
      head: t("col.ledger"),
      nowrap: true,
      cell: ({ issue }) =>
        issue ? (
          <Link href={`/issues/${issue.id}`} className="text-accent hover:underline">
            {issue.number}
            <SubLine>{states(issue.state)}</SubLine>
          </Link>
        ) : (
          t("atPublishing")
        ),
    },
  ];
  return <DataTable caption={t("decisions")} columns={columns} rows={decisions} rowKey={({ id }) => id} />;
}
