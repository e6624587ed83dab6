import { cookies } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { isLocale, LOCALE_COOKIE } from "@/lib/web/preferences";

/** Chinese first, complete English second; one switch, remembered by the browser. */
export default getRequestConfig(async () => {
  const chosen = (await cookies()).get(LOCALE_COOKIE)?.value;
  const locale = isLocale(chosen) ? chosen : "zh-CN";
  const { default: messages } =
    locale === "en" ? await import("@/messages/en.json") : await import("@/messages/zh-CN.json");
  return { locale, messages, timeZone: "Asia/Shanghai" };
});
