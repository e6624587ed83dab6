import Link from "next/link";
import { useTranslations } from "next-intl";

/** "计划调整 2 次" beside a project's lamp: leads to its requests where the reader may see them. Nothing for 0. */
export function PlanChanges({ count, projectId }: { count: number; projectId?: string | undefined }) {
  const t = useTranslations("changes");
  if (count === 0) return null;
  const words = t("times", { count });
  const looks = "block text-xs whitespace-nowrap text-ink-2";
  if (!projectId) return <span className={looks}>{words}</span>;
  return (
    <Link
      prefetch={false}
      href={`/projects/${projectId}?tab=plan`}
      className={`${looks} hover:text-accent hover:underline`}
    >
      {words}
    </Link>
  );
}
