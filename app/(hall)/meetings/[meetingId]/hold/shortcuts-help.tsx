"use client";

import { useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/checkbox";
import { Modal } from "./modal";

const rows = [
  "next",
  "result",
  "escalate",
  "remark",
  "decide",
  "roll",
  "add",
  "unsaved",
  "screen",
  "conclude",
  "save",
  "back",
] as const;

/** All keys in one place, and the switch that turns the single ones off. */
export function ShortcutsHelp({
  enabled,
  setEnabled,
  close,
}: {
  enabled: boolean;
  setEnabled: (enabled: boolean) => void;
  close: () => void;
}) {
  const t = useTranslations("meetings.session.keys");
  return (
    <Modal title={t("title")} close={close}>
      <dl className="grid grid-cols-[8rem_minmax(0,1fr)] gap-x-4 gap-y-1.5">
        {rows.map((row) => (
          <div key={row} className="contents">
            <dt className="font-semibold">{t(`key.${row}`)}</dt>
            <dd>{t(`does.${row}`)}</dd>
          </div>
        ))}
      </dl>
      <div className="mt-4 border-t border-line pt-3">
        <Checkbox
          name="shortcuts"
          value="on"
          label={t("single")}
          checked={enabled}
          onChange={(event) => setEnabled(event.target.checked)}
        />
      </div>
    </Modal>
  );
}
