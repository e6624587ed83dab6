import { useTranslations } from "next-intl";
import type { ImportResult } from "@/lib/projects/commands/import-projects";
import { importFields, type MoneyUnit, moneyUnits } from "@/lib/projects/rules/import/columns";

const control = "h-9 rounded-md border border-control bg-surface px-2.5";

type Props = {
  result: ImportResult;
  disabled: boolean;
  onYear: (year: number) => void;
  onSheet: (sheet: string) => void;
  onColumn: (letter: string, field: string) => void;
  onMoneyUnit: (unit: MoneyUnit) => void;
};

/** What the file was read as, each of it to be corrected: sheet, year, money unit, and what each column is. */
export function ColumnMapping({ result, disabled, onYear, onSheet, onColumn, onMoneyUnit }: Props) {
  const t = useTranslations("import");
  const taken = new Set(result.mapping.map((column) => column.field));
  return (
    <section className="mb-4 rounded-lg border border-line bg-surface">
      <div className="flex flex-wrap items-end gap-x-6 gap-y-3 border-b border-line px-4 py-3">
        <h2 className="font-semibold">{t("readAs")}</h2>
        {result.sheets.length > 1 && (
          <label>
            <span className="mr-2 text-xs text-ink-2">{t("sheet")}</span>
            <select
              className={control}
              value={result.sheet}
              disabled={disabled}
              onChange={(event) => onSheet(event.target.value)}
            >
              {result.sheets.map((sheet) => (
                <option key={sheet}>{sheet}</option>
              ))}
            </select>
          </label>
        )}
        <label>
          <span className="mr-2 text-xs text-ink-2">{t("year")}</span>
          <input
            key={result.year}
            type="number"
            min={1990}
            max={2200}
            defaultValue={result.year}
            disabled={disabled}
            className={`${control} w-24`}
            onBlur={(event) => {
              const year = event.target.valueAsNumber;
              if (Number.isInteger(year) && year !== result.year) onYear(year);
            }}
          />
        </label>
        <span>
          <span className="mr-2 text-xs text-ink-2">{t("headerRow")}</span>
          {result.headerRow === null ? t("noHeader") : t("rowNumber", { row: result.headerRow })}
        </span>
        <label>
          <span className="mr-2 text-xs text-ink-2">{t("moneyUnit")}</span>
          <select
            className={control}
            value={result.moneyUnit}
            disabled={disabled}
            onChange={(event) => onMoneyUnit(event.target.value as MoneyUnit)}
          >
            {moneyUnits.map((unit) => (
              <option key={unit}>{unit}</option>
            ))}
          </select>
        </label>
      </div>
      <ul className="grid gap-x-6 gap-y-2 px-4 py-3 sm:grid-cols-2 xl:grid-cols-3">
        {result.mapping.map((column) => (
          <li key={column.letter} className="min-w-0">
            <label className="flex items-center gap-3">
              <span className="min-w-0 grow truncate" title={column.header}>
                <span className="mr-2 text-xs text-ink-2">{column.letter}</span>
                {column.header || <span className="text-ink-2">{t("noHeader")}</span>}
              </span>
              <select
                className={`${control} w-36 shrink-0 sm:w-44`}
                value={column.field ?? ""}
                disabled={disabled}
                onChange={(event) => onColumn(column.letter, event.target.value)}
              >
                <option value="">{t("leftOut")}</option>
                {importFields.map((field) => (
                  <option key={field} value={field} disabled={taken.has(field) && column.field !== field}>
                    {t(`field.${field}`)}
                  </option>
                ))}
              </select>
            </label>
          </li>
        ))}
      </ul>
    </section>
  );
}
