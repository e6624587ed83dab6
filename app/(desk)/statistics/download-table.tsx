import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/button";

/** Downloads the table of its card; read out with the table's title, since a page has more than one. */
export function DownloadTable({ href, title }: { href: string; title: string }) {
  const t = useTranslations("statistics");
  return (
    <span className="print:hidden">
      <LinkButton variant="quiet" download href={href} label={t("downloadOf", { title })}>
        {t("download")}
      </LinkButton>
    </span>
  );
}
