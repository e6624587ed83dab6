"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";

/** One of the office's five questions about a project, and the fields that answer it. */
export function Section({
  name,
  children,
}: {
  name: "what" | "where" | "money" | "when" | "whose";
  children: ReactNode;
}) {
  const t = useTranslations("projectForm.sections");
  return (
    <Card title={t(name)}>
      <div className="grid gap-x-4 gap-y-3 md:grid-cols-2 xl:grid-cols-4">{children}</div>
    </Card>
  );
}
