import { useFormatter, useTranslations } from "next-intl";
import { errorText } from "@/lib/web/form-state";
import type { DraftStatus } from "./use-draft";

/** What has become of the draft, in words. */
export function useDraftWords() {
  const t = useTranslations("filing.draft");
  const errors = useTranslations("errors");
  const format = useFormatter();
  return (status: DraftStatus): string => {
    if (status.kind === "none") return "";
    if (status.kind === "refused") return errorText(errors, status.error);
    if (status.kind !== "saved") return t(status.kind);
    const time = format.dateTime(new Date(status.at), {
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    });
    return t("saved", { time });
  };
}
