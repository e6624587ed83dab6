import { useLocale, useTranslations } from "next-intl";
import { FileList } from "@/components/files/file-list";
import { RemoveFile } from "@/components/files/remove-file";
import { ClientMessages } from "@/components/shell/client-messages";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { type Actor, mayAddFiles, mayRemoveFile, type ProjectScope } from "@/lib/auth/permissions";
import { formatPeriod } from "@/lib/core/format";
import type { FileView } from "@/lib/files/queries";
import { quotas } from "@/lib/files/rules";
import { removeFileAction } from "../../_files/actions";
import { AddFiles } from "./add-files";

type Props = { actor: Actor; projectId: string; scope: ProjectScope; files: readonly FileView[] };

/** The project's own documents first, then what came with reports, work logs and issues. */
export function FilesTab({ actor, projectId, scope, files }: Props) {
  const t = useTranslations("files");
  const locale = useLocale();
  const own = files.filter((file) => file.subject === "project");
  const others = files.filter((file) => file.subject !== "project");
  const places = quotas.project - own.filter((file) => !file.removed).length;
  const byId = new Map(files.map((file) => [file.id, file]));
  const actionsOf = ({ id, name }: { id: string; name: string }) => {
    const file = byId.get(id);
    const scoped = file && { ...file, uploadedUnitId: null, project: scope };
    return scoped && mayRemoveFile(actor, scoped) ? (
      <RemoveFile action={removeFileAction} fileId={id} name={name} />
    ) : null;
  };
  const noteOf = ({ id }: { id: string }) => {
    const file = byId.get(id);
    if (!file?.subject) return null;
    const month = file.period ? `${formatPeriod(file.period, locale)} ` : "";
    return (
      <p>
        {month}
        {t(`subject.${file.subject}`)}
      </p>
    );
  };
  return (
    <ClientMessages use={["files"]}>
      {mayAddFiles(actor, scope) && (
        <Card title={t("add")} className="mb-4">
          {places > 0 ? (
            <AddFiles projectId={projectId} limit={places} />
          ) : (
            <p>{t("full", { limit: quotas.project })}</p>
          )}
        </Card>
      )}
      {files.length === 0 && <EmptyState title={t("empty")}>{t("emptyHint")}</EmptyState>}
      {own.length > 0 && (
        <Card title={t("ofProject")} aside={t("count", { count: own.length })} className="mb-4">
          <FileList files={own} actionsOf={actionsOf} />
        </Card>
      )}
      {others.length > 0 && (
        <Card title={t("elsewhere")} aside={t("count", { count: others.length })}>
          <FileList files={others} noteOf={noteOf} />
        </Card>
      )}
    </ClientMessages>
  );
}
