import Link from "next/link";
import { useTranslations } from "next-intl";

const step =
  "inline-flex min-h-8 items-center rounded-md border border-line-2 bg-surface px-3 hover:border-control";

/**
 * First, previous, next, last by address; nothing when all fits on one page. With `open` the total is not known
 * for sure: then a full page has a next one, up to that page, and there is no last.
 */
export function Pagination({
  page,
  pageSize,
  total,
  open,
  hrefOf,
}: {
  page: number;
  pageSize: number;
  total: number;
  /** How many rows this page has, and the last page that can be asked for. */
  open?: { rows: number; lastPage: number } | undefined;
  hrefOf: (page: number) => string;
}) {
  const t = useTranslations("ui.pages");
  const pages = open
    ? Math.min(open.lastPage, open.rows < pageSize ? page : page + 1)
    : Math.max(1, Math.ceil(total / pageSize));
  if (pages === 1) return null;
  const shown = { from: (page - 1) * pageSize + 1, to: Math.min(page * pageSize, total), total };
  return (
    <nav aria-label={t("label")} className="mt-3 flex flex-wrap items-center gap-2 text-ink-2 print:hidden">
      <span className="grow">
        {open ? t("shownOpen", { from: shown.from, to: shown.from + open.rows - 1 }) : t("shown", shown)}
      </span>
      {page > 1 && (
        <>
          <Link prefetch={false} href={hrefOf(1)} className={step}>
            {t("first")}
          </Link>
          <Link prefetch={false} href={hrefOf(page - 1)} rel="prev" className={step}>
            {t("previous")}
          </Link>
        </>
      )}
      <span className="px-1">{open ? t("pageOpen", { page }) : t("page", { page, pages })}</span>
      {page < pages && (
        <>
          <Link prefetch={false} href={hrefOf(page + 1)} rel="next" className={step}>
            {t("next")}
          </Link>
          {!open && (
            <Link prefetch={false} href={hrefOf(pages)} className={step}>
              {t("last")}
            </Link>
          )}
        </>
      )}
    </nav>
  );
}
