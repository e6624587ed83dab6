"use client";

import { useTranslations } from "next-intl";
import { Secret } from "@/components/account/secret";
import { Notice } from "@/components/ui/notice";

/** The codes for a lost telephone, shown this once. */
export function BackupCodes({ codes }: { codes: string[] }) {
  const t = useTranslations("account");
  return (
    <Notice live title={t("factor.codes")}>
      <p className="max-w-3xl">{t("factor.codesHint")}</p>
      <div className="my-2 max-w-md whitespace-pre-line">
        <Secret>{codes.join("\n")}</Secret>
      </div>
      {/* A full load: the page then shows the second factor as it is now. */}
      <a href="/account" className="text-accent underline">
        {t("back")}
      </a>
    </Notice>
  );
}
