import { useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/checkbox";
import { SubmitButton } from "@/components/ui/submit-button";
import { toldGroups } from "@/lib/projects/rules/sheet/told";

/** The same workbook with what is only told in it: lamps, whom to call, milestones. */
export function ExportChoice({ address }: { address: string }) {
  const t = useTranslations("lists");
  const [path, query] = address.split("?");
  const { also, ...kept } = Object.fromEntries(new URLSearchParams(query));
  return (
    <details className="relative print:hidden">
      <summary className="inline-flex min-h-8 cursor-pointer items-center text-accent">
        {t("exportMore")}
      </summary>
      <form
        action={path}
        className="absolute right-0 z-30 w-[min(24rem,calc(100vw-2rem))] rounded-lg border border-line-2 bg-surface p-4 shadow-lg max-md:static max-md:w-auto max-md:shadow-none"
      >
        {Object.entries(kept).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <fieldset>
          <legend className="mb-2 text-xs text-ink-2">{t("exportMoreHint")}</legend>
          {toldGroups.map((group) => (
            <Checkbox
              key={group}
              name="also"
              value={group}
              label={t(`exportAlso.${group}`)}
              defaultChecked={group === "lamp" || also?.split(",").includes(group)}
            />
          ))}
        </fieldset>
        <div className="mt-3 flex justify-end">
          <SubmitButton>{t("exportNow")}</SubmitButton>
        </div>
      </form>
    </details>
  );
}
