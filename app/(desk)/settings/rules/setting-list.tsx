import { useTranslations } from "next-intl";
import { useSettingWords } from "@/components/lamps/setting-words";
import { settingKeys } from "@/lib/lamps/rules/adoption";
import type { RuleSettings } from "@/lib/lamps/rules/settings";

/** Each setting with its value and the regulation's words. */
export function SettingList({ settings }: { settings: RuleSettings }) {
  const t = useTranslations("rules");
  const words = useSettingWords();
  return (
    <dl className="grid gap-y-2.5 md:grid-cols-[14rem_12rem_minmax(0,1fr)] md:gap-x-4">
      {settingKeys.map((key) => (
        <div key={key} className="md:contents">
          <dt className="text-ink-2">{words.label(key)}</dt>
          <dd className="font-semibold">{words.value(key, settings)}</dd>
          <dd className="text-xs text-ink-2 md:pt-0.5">
            <span className="sr-only">{t("clause")}</span>
            {words.clause(key)}
          </dd>
        </div>
      ))}
    </dl>
  );
}
