"use client";

import { useTranslations } from "next-intl";
import { MessagePage } from "@/components/shell/message-page";
import { useDatabaseAway } from "@/components/shell/use-database-away";
import { Button, LinkButton } from "@/components/ui/button";
import { AGAIN_SECONDS, awayRequestOf } from "@/lib/web/away";

/** `retry` asks the server again; `reset`, which Next.js gives too, would only draw the same failure once more. */
export type PageError = { error: Error & { digest?: string }; retry: () => void };

/** A page that failed: what to do, and the number under which the log holds the rest. */
export function ErrorMessage({ error, retry }: PageError) {
  const t = useTranslations("shell.error");
  const requestId = awayRequestOf(error.digest);
  const away = useDatabaseAway(requestId !== null, retry);
  const number = requestId ?? error.digest;
  return (
    <MessagePage
      title={t(away ? "awayTitle" : "title")}
      reference={number && t("reference", { digest: number })}
      action={
        <>
          <Button variant="primary" onClick={retry}>
            {t("again")}
          </Button>
          {!away && <LinkButton href="/">{t("home")}</LinkButton>}
        </>
      }
    >
      {away ? t("awayText", { seconds: AGAIN_SECONDS }) : t("text")}
    </MessagePage>
  );
}
