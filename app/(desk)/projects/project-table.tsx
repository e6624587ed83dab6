import { useTranslations } from "next-intl";
import { type Column, DataTable } from "@/components/ui/data-table";
import type { ProjectList, ProjectListItem } from "@/lib/projects/queries/list-projects";
import { columnsOf, type ProjectColumn } from "@/lib/projects/rules/columns";
import type { ProjectSort } from "@/lib/projects/schema";
import { addressOf, type Shown } from "./address";
import { useColumnShapes } from "./list-columns";

/** Columns by which the list can be sorted. Money is looked at from the largest, days and names from the first. */
const sorts: Partial<Record<ProjectColumn, [first: ProjectSort, second: ProjectSort]>> = {
  number: ["number", "-number"],
  name: ["name", "-name"],
  schedule: ["plannedStart", "-plannedStart"],
  plannedStart: ["plannedStart", "-plannedStart"],
  plannedCompletion: ["plannedCompletion", "-plannedCompletion"],
  total: ["-totalInvestment", "totalInvestment"],
};

function sortOf(shown: Shown, column: ProjectColumn): Pick<Column<ProjectListItem>, "sort"> {
  const pair = sorts[column];
  if (!pair) return {};
  const [first, second] = pair;
  const sorted = shown.sort === first || shown.sort === second;
  const direction = !sorted ? undefined : shown.sort?.startsWith("-") ? "descending" : "ascending";
  const next = shown.sort === first ? second : first;
  return { sort: { href: addressOf(shown, { sort: next, page: undefined }), direction } };
}

/** More columns than fit an office screen scroll inside the table. */
const FITTING = 7;

/** A page of projects with the columns that the address names; `select` adds a box to each. */
export function ProjectTable({ list, shown, select }: { list: ProjectList; shown: Shown; select: boolean }) {
  const t = useTranslations("projects");
  const words = useTranslations("lists");
  const chosen = columnsOf(shown.columns);
  const { head, shape } = useColumnShapes(list.year, chosen);
  const box: Column<ProjectListItem> = {
    key: "select",
    head: words("select"),
    phone: "corner",
    width: "w-12",
    cell: (item) => (
      <input
        type="checkbox"
        name="id"
        value={item.id}
        aria-label={words("selectOne", { name: item.name })}
        className="mt-0.75 size-4 accent-accent"
      />
    ),
  };
  const columns = chosen.map(
    (key): Column<ProjectListItem> => ({ key, head: head(key), ...shape[key], ...sortOf(shown, key) }),
  );
  return (
    <DataTable
      caption={t("title")}
      columns={select ? [box, ...columns] : columns}
      rows={list.items}
      rowKey={(item) => item.id}
      wide={chosen.length > FITTING}
    />
  );
}
