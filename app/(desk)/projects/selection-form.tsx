import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button, LinkButton } from "@/components/ui/button";
import { SelectionBar } from "@/components/ui/selection-bar";
import type { ProjectList } from "@/lib/projects/queries/list-projects";
import { BULK_AT_MOST } from "@/lib/projects/rules/bulk-change";
import { queryOf } from "@/lib/projects/rules/list-address";
import type { Shown } from "./address";

/** The list with a box for each project: a plain form, so that it works before and without any script. */
export function SelectionForm({
  list,
  shown,
  children,
}: {
  list: ProjectList;
  shown: Shown;
  children: ReactNode;
}) {
  const t = useTranslations("lists");
  const { columns: _columns, page: _page, count: _count, ...filters } = shown;
  const query = queryOf(filters);
  return (
    <form action="/projects/bulk" method="get" className="group">
      {children}
      <SelectionBar>
        <Button type="submit">{t("editSelected")}</Button>
        {list.totalIs === "exact" && list.total <= BULK_AT_MOST && (
          <LinkButton variant="quiet" href={`/projects/bulk?all=1${query ? `&${query}` : ""}`}>
            {t("editAll", { total: list.total })}
          </LinkButton>
        )}
      </SelectionBar>
    </form>
  );
}
