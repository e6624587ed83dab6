import { useLocale, useTranslations } from "next-intl";
import { type Theme, themes } from "@/lib/web/preferences";

export type FormTarget = (form: FormData) => Promise<void>;

const button = "min-h-7 rounded-sm text-left hover:text-ink hover:underline";

/** Language and theme as plain buttons of a form: they work before any script has loaded. */
export function Preferences({ theme, setPreference }: { theme: Theme; setPreference: FormTarget }) {
  const t = useTranslations("shell");
  const other = useLocale() === "en" ? "zh-CN" : "en";
  const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? "system";
  return (
    <form action={setPreference} className="contents">
      <button
        type="submit"
        name="locale"
        value={other}
        lang={other}
        className={button}
        aria-label={other === "en" ? "Switch to English" : "切换到中文"}
      >
        {other === "en" ? "English" : "中文"}
      </button>
      <button
        type="submit"
        name="theme"
        value={next}
        className={button}
        aria-label={t("themeChange", { now: t(`theme.${theme}`), next: t(`theme.${next}`) })}
      >
        {t(`theme.${theme}`)}
      </button>
    </form>
  );
}
