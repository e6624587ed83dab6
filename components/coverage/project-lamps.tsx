import Link from "next/link";
import { useTranslations } from "next-intl";
import { LampWord } from "@/components/lamps/lamp-word";
import { DataTable, SubLine } from "@/components/ui/data-table";
import { formatAmount } from "@/lib/core/money";
import type { Lamp } from "@/lib/lamps/rules/lamp";
import { monthsOf } from "@/lib/lamps/rules/run";

export type LampedProject = {
  id: string;
  number: string;
  name: string;
  category: string;
  region: { name: string } | null;
  responsibleUnit: { id: string; name: string } | null;
  leaders: readonly { id: string; title: string }[];
  pairedUnits: readonly { id: string; name: string }[];
  annualPlan: number | null;
  lamp: { lamp: Lamp; behindRun: number; redRun: number } | null;
};

const link = "hover:text-accent hover:underline";

/** Projects of a leader or a unit: lamp, name, and the others who answer for them, each with its own page. */
export function ProjectLamps({
  caption,
  projects,
  year,
}: {
  caption: string;
  projects: readonly LampedProject[];
  year: number;
}) {
  const t = useTranslations("coverage");
  const names = (href: string, list: readonly { id: string; name: string }[]) =>
    list.map(({ id, name }, index) => (
      <span key={id}>
        {index > 0 && "、"}
        <Link prefetch={false} href={`${href}/${id}`} className={link}>
          {name}
        </Link>
      </span>
    ));
  return (
    <DataTable
      caption={caption}
      rows={projects}
      rowKey={(project) => project.id}
      columns={[
        {
          key: "lamp",
          head: t("lamp"),
          phone: "line",
          nowrap: true,
          width: "w-28",
          cell: ({ lamp }) => <LampWord lamp={lamp?.lamp ?? null} months={monthsOf(lamp)} />,
        },
        {
          key: "name",
          head: t("project"),
          rowHead: true,
          phone: "line",
          width: "w-[34%]",
          cell: (project) => (
            <>
              <Link prefetch={false} href={`/projects/${project.id}`} className={`font-semibold ${link}`}>
                {project.name}
              </Link>
              <SubLine>
                {[project.number, project.region?.name, project.category].filter(Boolean).join(" · ")}
              </SubLine>
            </>
          ),
        },
        {
          key: "unit",
          head: t("responsible"),
          cell: ({ responsibleUnit }) => responsibleUnit && names("/units", [responsibleUnit]),
        },
        {
          key: "leaders",
          head: t("leaders"),
          cell: ({ leaders }) =>
            names(
              "/leaders",
              leaders.map(({ id, title }) => ({ id, name: title })),
            ),
        },
        { key: "pairs", head: t("helpers"), cell: ({ pairedUnits }) => names("/units", pairedUnits) },
        {
          key: "plan",
          head: t("plan", { year }),
          numeric: true,
          cell: ({ annualPlan }) => (annualPlan === null ? null : formatAmount(annualPlan)),
        },
      ]}
    />
  );
}
