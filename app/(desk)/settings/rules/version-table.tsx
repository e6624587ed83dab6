import { useLocale, useTranslations } from "next-intl";
import { useSettingWords } from "@/components/lamps/setting-words";
import { ConfirmForm } from "@/components/ui/confirm-form";
import { type Column, DataTable, SubLine } from "@/components/ui/data-table";
import { dayIn } from "@/lib/core/clock";
import { formatDay, formatPeriod } from "@/lib/core/format";
import type { Rules } from "@/lib/lamps/queries/rule-versions";
import { differingSettings } from "@/lib/lamps/rules/adoption";
import { defaultRuleSettings } from "@/lib/lamps/rules/settings";
import { withdrawRulesAction } from "./actions";

type Version = Rules["versions"][number];

/** Versions, the latest first: from when, in what they differ from the regulation's defaults, by whom and why. */
export function VersionTable({ versions, mayEdit }: { versions: readonly Version[]; mayEdit: boolean }) {
  const t = useTranslations("rules");
  const words = useSettingWords();
  const locale = useLocale();
  const columns: Column<Version>[] = [
    {
      key: "from",
      head: t("col.from"),
      rowHead: true,
      nowrap: true,
      phone: "line",
      cell: ({ fromPeriod, used }) => (
        <>
          <span className="font-semibold">{formatPeriod(fromPeriod, locale)}</span>
          <SubLine>{t(used ? "used" : "coming")}</SubLine>
        </>
      ),
    },
    {
      key: "settings",
      head: t("col.settings"),
      cell: ({ settings }) => {
        const keys = differingSettings(defaultRuleSettings, settings);
        return keys.length === 0
          ? t("asRegulation")
          : keys.map((key) => (
              <span key={key} className="block">
                {t("settingIs", { setting: words.label(key), value: words.value(key, settings) })}
              </span>
            ));
      },
    },
    {
      key: "by",
      head: t("col.by"),
      cell: ({ adoptedBy, adoptedAt, note }) => (
        <>
          {adoptedBy ? `${adoptedBy} · ${formatDay(dayIn(new Date(adoptedAt)), locale)}` : t("byItself")}
          {note && <SubLine>{note}</SubLine>}
        </>
      ),
    },
    ...(mayEdit && versions.some(({ used }) => !used)
      ? [
          {
            key: "act",
            head: t("col.act"),
            nowrap: true,
            phone: "line" as const,
            cell: (version: Version) =>
              version.used ? null : (
                <ConfirmForm
                  action={withdrawRulesAction}
                  hidden={{ versionId: version.id }}
                  label={t("withdraw")}
                  variant="quiet"
                  title={t("withdrawTitle", { period: formatPeriod(version.fromPeriod, locale) })}
                  confirmLabel={t("withdraw")}
                  reason={{ name: "reason", label: t("reason"), required: true }}
                >
                  {t("withdrawWhy")}
                </ConfirmForm>
              ),
          },
        ]
      : []),
  ];
  return (
    <DataTable caption={t("versions")} columns={columns} rows={versions} rowKey={({ id }) => String(id)} />
  );
}
