"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Card } from "@/components/ui/card";
import { KeyValues } from "@/components/ui/key-values";
import { reportTexts } from "@/lib/progress/rules";
import type { FormValues } from "./report-values";
import { readKept } from "./use-draft";

/** What was typed here and can no longer be handed in: shown, so that it can be copied. */
export function KeptText({ storageKey }: { storageKey: string }) {
  const t = useTranslations("filing");
  const [values, setValues] = useState<FormValues | null>(null);
  useEffect(() => setValues(readKept(storageKey)?.values ?? null), [storageKey]);
  if (!values) return null;
  return (
    <Card title={t("keptTitle")} className="mt-4">
      <KeyValues
        items={(["invested", "fundsArrived", ...reportTexts] as const).map((field) => ({
          key: field,
          name: t(`fields.${field}`),
          value: values[field] ?? "",
        }))}
      />
    </Card>
  );
}
