import Link from "next/link";
import { useTranslations } from "next-intl";
import { ClientMessages } from "@/components/shell/client-messages";
import type { View } from "@/lib/views/queries";
import type { ViewList } from "@/lib/views/schema";
import { ManageView, SaveView } from "./view-acts";

const link =
  "inline-flex min-h-8 items-center gap-1 border-b-2 border-transparent text-ink-2 hover:text-ink aria-[current]:border-accent aria-[current]:font-semibold aria-[current]:text-accent";

/** The saved views as links above the list, and what can be done with the list that is shown. */
export function ViewsRow({
  list,
  views,
  query,
  wholeList,
  mayShare,
  children,
}: {
  list: ViewList;
  views: readonly View[];
  /** What a view would keep of the list that is shown. */
  query: string;
  /** The address of the whole list: the list's own opens with one's own view. */
  wholeList: string;
  mayShare: boolean;
  children?: React.ReactNode;
}) {
  const t = useTranslations("lists");
  const current = views.find((view) => view.query === query);
  return (
    <div className="mb-3 flex flex-wrap items-center gap-x-5 gap-y-1 print:hidden">
      <nav aria-label={t("views")} className="min-w-0 grow">
        <ul className="flex flex-wrap gap-x-5">
          <li>
            <Link
              prefetch={false}
              href={wholeList}
              className={link}
              aria-current={query === "" ? "page" : undefined}
            >
              {t("wholeList")}
            </Link>
          </li>
          {views.map((view) => (
            <li key={view.id}>
              <Link
                prefetch={false}
                href={view.query ? `/${list}?${view.query}` : wholeList}
                className={link}
                aria-current={view === current ? "page" : undefined}
              >
                {view.name}
                {view.isDefault && <span className="text-xs font-normal">{t("isDefault")}</span>}
                {view.shared && <span className="text-xs font-normal">{t("isShared")}</span>}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <ClientMessages use={["lists"]}>
        {current ? (
          <ManageView key={current.id} view={current} mayShare={mayShare} />
        ) : (
          <SaveView list={list} query={query} mayShare={mayShare} />
        )}
      </ClientMessages>
      {children}
    </div>
  );
}
