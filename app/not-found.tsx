import { getTranslations } from "next-intl/server";
import { MessagePage } from "@/components/shell/message-page";
import { LinkButton } from "@/components/ui/button";

export default async function NotFound() {
  const t = await getTranslations("shell.notFound");
  return (
    <MessagePage title={t("title")} action={<LinkButton href="/">{t("home")}</LinkButton>}>
      {t("text")}
    </MessagePage>
  );
}
