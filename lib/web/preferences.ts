/** How a reader wants the pages: kept in the browser, never in the account. Client-safe. */

export const LOCALE_COOKIE = "locale";
export const THEME_COOKIE = "theme";

export const locales = ["zh-CN", "en"] as const;
export type Locale = (typeof locales)[number];

/** `system`: what the reader's machine asks for. */
export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

export const isLocale = (given: unknown): given is Locale => locales.some((locale) => locale === given);
export const isTheme = (given: unknown): given is Theme => themes.some((theme) => theme === given);
