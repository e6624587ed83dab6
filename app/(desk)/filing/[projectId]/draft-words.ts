import { useTranslations } from "next-intl";
import { formatTime } from "@/lib/core/format";
import { errorText } from "@/lib/web/form-state";
import type { DraftStatus } from "./use-draft";

/** What has become of the draft, in words. */
export function useDraftWords() {
  const t = useTranslations("filing.draft");
  const errors = useTranslations("errors");
  return (status: DraftStatus): string => {
    if (status.kind === "none") return "";
    if (status.kind === "refused") return errorText(errors, status.error);
    if (status.kind !== "saved") return t(status.kind);
    return t("saved", { time: formatTime(status.at) });
  };
}
