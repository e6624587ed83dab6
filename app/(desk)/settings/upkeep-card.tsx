import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { BackupWords, RunTime, VerificationWords } from "@/components/upkeep/run-words";
import type { Upkeep } from "@/lib/upkeep/schema";

/** How the installation is kept whole: the last backup, the last verification, and what is set. */
export function UpkeepCard({ upkeep }: { upkeep: Upkeep }) {
  const t = useTranslations("upkeep");
  const { nightly, backup, madeBackup, overdue, verification } = upkeep;
  return (
    <Card title={t("title")} className="mt-4 max-w-3xl">
      {overdue && <Notice kind="warn" title={t("overdue")} next={t("overdueNext")} />}
      <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-[7rem_1fr]">
        <dt className="text-ink-2">{t("backup")}</dt>
        <dd className="min-w-0 break-words">
          {backup ? (
            <>
              <RunTime run={backup} />
              <BackupWords run={backup} />
            </>
          ) : (
            <p>{t("neverBackedUp")}</p>
          )}
          {madeBackup && (
            <div className="mt-2">
              <p>{t("lastMade")}</p>
              <RunTime run={madeBackup} />
              <BackupWords run={madeBackup} />
            </div>
          )}
          <p className="mt-1 text-ink-2">{nightly ? t("nightly", nightly) : t("noNightly")}</p>
        </dd>
        <dt className="text-ink-2">{t("verification")}</dt>
        <dd className="min-w-0 break-words">
          {verification ? (
            <>
              <RunTime run={verification} />
              <VerificationWords run={verification} />
            </>
          ) : (
            <p>{t("neverVerified")}</p>
          )}
        </dd>
      </dl>
    </Card>
  );
}
