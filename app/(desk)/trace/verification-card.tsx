import { useTranslations } from "next-intl";
import { ClientMessages } from "@/components/shell/client-messages";
import { Card } from "@/components/ui/card";
import { RunTime, VerificationWords } from "@/components/upkeep/run-words";
import type { UpkeepRunView } from "@/lib/upkeep/schema";
import { VerifyForm } from "./verify-form";

/** Whether the record was last found whole: when, by whom, what, and the button that looks again. */
export function VerificationCard({ last }: { last: UpkeepRunView | null }) {
  const t = useTranslations("upkeep");
  return (
    <Card title={t("verification")} className="mb-4 max-w-3xl">
      {last ? (
        <>
          <RunTime run={last} />
          <VerificationWords run={last} />
        </>
      ) : (
        <p className="text-ink-2">{t("neverVerified")}</p>
      )}
      <ClientMessages use={["upkeep"]}>
        <VerifyForm />
      </ClientMessages>
    </Card>
  );
}
