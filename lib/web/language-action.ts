"use server";

import { cookies } from "next/headers";
import { isOwnOrigin } from "@/lib/web/origin";
import { isLocale, isTheme, LOCALE_COOKIE, THEME_COOKIE } from "@/lib/web/preferences";
import { originSettings, requestOrigin } from "@/lib/web/session";

const YEAR_S = 365 * 86_400;

/** Remembers the language or the theme that a shell form names. Changes nothing but the reader's own cookie. */
export async function setPreference(form: FormData): Promise<void> {
  // Whoever calls it may send anything.
  if (!(form instanceof FormData)) return;
  if (!isOwnOrigin(await requestOrigin(), originSettings())) return;
  const jar = await cookies();
  const options = { path: "/", maxAge: YEAR_S, sameSite: "lax", httpOnly: true } as const;
  const locale = form.get("locale");
  const theme = form.get("theme");
  if (isLocale(locale)) jar.set(LOCALE_COOKIE, locale, options);
  if (isTheme(theme)) jar.set(THEME_COOKIE, theme, options);
}
