"use client";

import { useTranslations } from "next-intl";
import { MessagePage } from "@/components/shell/message-page";
import { Button, LinkButton } from "@/components/ui/button";

export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const t = useTranslations("shell.error");
  return (
    <MessagePage
      title={t("title")}
      reference={error.digest && t("reference", { digest: error.digest })}
      action={
        <>
          <Button variant="primary" onClick={reset}>
            {t("again")}
          </Button>
          <LinkButton href="/">{t("home")}</LinkButton>
        </>
      }
    >
      {t("text")}
    </MessagePage>
  );
}
