import { useTranslations } from "next-intl";
import { MessagePage } from "@/components/shell/message-page";
import { LinkButton } from "@/components/ui/button";

/** A wrong address and a foreign object get the same words: neither tells whether something is there. */
export function NotFoundMessage() {
  const t = useTranslations("shell.notFound");
  return (
    <MessagePage title={t("title")} action={<LinkButton href="/">{t("home")}</LinkButton>}>
      {t("text")}
    </MessagePage>
  );
}
