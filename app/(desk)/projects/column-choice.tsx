import Form from "next/form";
import { useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/checkbox";
import { SubmitButton } from "@/components/ui/submit-button";
import { columnsOf, projectColumns } from "@/lib/projects/rules/columns";
import type { Shown } from "./address";

/** Which facts the table shows: kept in the address, and with it in a saved view. */
export function ColumnChoice({ shown }: { shown: Shown }) {
  const t = useTranslations("lists");
  const { columns: _columns, page: _page, ...kept } = shown;
  const chosen = new Set(columnsOf(shown.columns));
  return (
    <details key={shown.columns ?? ""} className="relative print:hidden">
      <summary className="inline-flex min-h-8 cursor-pointer items-center text-accent">
        {t("columns")}
      </summary>
      <Form
        action="/projects"
        className="absolute right-0 z-30 w-[min(34rem,calc(100vw-2rem))] rounded-lg border border-line-2 bg-surface p-4 shadow-lg max-md:static max-md:w-auto max-md:shadow-none"
      >
        {Object.entries(kept).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={String(value)} />
        ))}
        <fieldset>
          <legend className="mb-2 text-xs text-ink-2">{t("columnsHint")}</legend>
          <div className="grid grid-cols-2 gap-x-4 sm:grid-cols-3">
            {projectColumns.map((column) => (
              <Checkbox
                key={column}
                name="columns"
                value={column}
                label={t(`column.${column}`)}
                defaultChecked={chosen.has(column)}
                disabled={column === "name"}
              />
            ))}
          </div>
        </fieldset>
        <div className="mt-3 flex justify-end">
          <SubmitButton>{t("columnsApply")}</SubmitButton>
        </div>
      </Form>
    </details>
  );
}
