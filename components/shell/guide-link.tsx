import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/button";

/** For empty states: what one does here, or with `numbers` what the figures that will stand here mean. */
export function GuideLink({ numbers = false }: { numbers?: boolean }) {
  const t = useTranslations("guide");
  return (
    <LinkButton href={numbers ? "/guide/numbers" : "/guide"}>{t(numbers ? "toNumbers" : "title")}</LinkButton>
  );
}
