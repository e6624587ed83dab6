"use client";

import { useTranslations } from "next-intl";
import { MessagePage } from "@/components/shell/message-page";
import { Button, LinkButton } from "@/components/ui/button";

export type PageError = { error: Error & { digest?: string }; reset: () => void };

/** A page that failed: what to do, and the number under which the log holds the rest. */
export function ErrorMessage({ error, reset }: PageError) {
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
