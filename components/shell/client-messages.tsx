import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";

/** Every page's client components may speak these. */
const ALWAYS = ["common", "shell", "ui", "errors"];

/**
 * Sends client components the namespaces that they speak, and no more: all words of the product would weigh
 * more than the page. Wrap a page whose client components use others: `<ClientMessages use={["filing"]}>`.
 */
export async function ClientMessages({ use = [], children }: { use?: string[]; children: ReactNode }) {
  const wanted = new Set([...ALWAYS, ...use]);
  const messages = Object.fromEntries(
    Object.entries(await getMessages()).filter(([namespace]) => wanted.has(namespace)),
  );
  return <NextIntlClientProvider messages={messages}>{children}</NextIntlClientProvider>;
}
