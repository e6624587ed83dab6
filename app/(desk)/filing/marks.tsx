import { useTranslations } from "next-intl";

/** 雷同 and 迟报, as small signs beside a state. */
export function Marks({ identical, late }: { identical: boolean; late: boolean }) {
  const t = useTranslations("filing");
  const marks = [identical && t("identical"), late && t("late")].filter(Boolean);
  return marks.map((mark) => (
    <span key={String(mark)} className="rounded border border-ink-2 px-1 text-xs whitespace-nowrap text-ink">
      {mark}
    </span>
  ));
}
