import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { ClientMessages } from "@/components/shell/client-messages";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { formatMoment } from "@/lib/core/format";
import type { BulkEditView } from "@/lib/projects/queries/bulk-edits";
import { WHOLE_LIST } from "../address";
import { UndoBulk } from "./apply-bulk";
import { PreviewTable } from "./preview-table";

/** What a bulk edit did, and the way back. */
export function DoneBulk({ edit }: { edit: BulkEditView }) {
  const t = useTranslations("lists");
  const locale = useLocale();
  const when = formatMoment(edit.at, locale);
  const untouched = edit.rows.filter((row) => row.skipped === null).length;
  const open = edit.undoneById === null && untouched > 0;
  return (
    <>
      <PageHeader title={t("bulkTitle")} subtitle={[edit.actorName, when].join(" · ")}>
        {open && (
          <ClientMessages use={["lists"]}>
            <UndoBulk bulkId={edit.id} count={untouched} idempotencyKey={crypto.randomUUID()} />
          </ClientMessages>
        )}
        <LinkButton href={WHOLE_LIST}>{t("backToList")}</LinkButton>
      </PageHeader>
      <Notice title={t(edit.undoesId ? "undoneCount" : "doneCount", { count: edit.rows.length })}>
        {edit.reason && <p>{t("reasonGiven", { reason: edit.reason })}</p>}
        {edit.undoneById && (
          <Link href={`/projects/bulk?done=${edit.undoneById}`} className="text-accent underline">
            {t("wasUndone")}
          </Link>
        )}
      </Notice>
      <PreviewTable caption={t("bulkTitle")} rows={edit.rows} asked />
    </>
  );
}
