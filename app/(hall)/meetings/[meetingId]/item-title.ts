"use client";

import { useTranslations } from "next-intl";
import type { Snapshot } from "@/lib/web/meeting-session";

type Item = Snapshot["items"][number];

/** How an item is called: its issue, its unit, what the lamps tell, or what was written. */
export function useItemTitle(): (item: Item) => string {
  const t = useTranslations("meetings");
  return ({ issue, unit, why, title }) =>
    issue?.title ?? unit?.name ?? (why.code === "LAMPS" ? t(`changes.${why.change}`) : title);
}
