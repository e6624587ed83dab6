import { useTranslations } from "next-intl";
import { textDifference } from "@/components/ui/text-difference";

/** Before and after in one text: what went is struck through, what came is underlined. Readable in greyscale. */
export function Diff({ before, after }: { before: string | null; after: string | null }) {
  const t = useTranslations("ui.diff");
  const [old, now] = [before ?? "", after ?? ""];
  if (old === now)
    return (
      <p className="whitespace-pre-line">
        {now || <span className="text-ink-2">{t("empty")}</span>}
        {now && <span className="ml-2 text-xs text-ink-2">{t("same")}</span>}
      </p>
    );
  return (
    <p className="whitespace-pre-line">
      {textDifference(old, now).map((part, index) => {
        const key = `${index}${part.kind}`;
        if (part.kind === "same") return <span key={key}>{part.text}</span>;
        return part.kind === "removed" ? (
          <del key={key} className="text-ink-2 line-through">
            <span className="sr-only">{t("removed")}</span>
            {part.text}
          </del>
        ) : (
          <ins key={key} className="bg-accent-weak font-semibold text-accent underline underline-offset-2">
            <span className="sr-only">{t("added")}</span>
            {part.text}
          </ins>
        );
      })}
    </p>
  );
}
