import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type NavLink, NavLinks } from "@/components/shell/nav-links";
import { type FormTarget, Preferences } from "@/components/shell/preferences";
import type { Theme } from "@/lib/web/preferences";

type Props = {
  links: readonly NavLink[];
  /** The reader's unit, or the centre's name. */
  place: string;
  personName: string;
  theme: Theme;
  setPreference: FormTarget;
  signOut: FormTarget;
  children: ReactNode;
};

function Foot({ personName, theme, setPreference, signOut }: Omit<Props, "links" | "place" | "children">) {
  const t = useTranslations("shell");
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 px-5 py-3 text-xs text-ink-2">
      <span className="w-full truncate text-ink" title={personName}>
        {personName}
      </span>
      <Link
        prefetch={false}
        href="/guide"
        className="inline-flex min-h-7 items-center rounded-sm hover:text-ink hover:underline"
      >
        {t("guide")}
      </Link>
      <Preferences theme={theme} setPreference={setPreference} />
      <form action={signOut} className="contents">
        <button type="submit" className="min-h-7 rounded-sm hover:text-ink hover:underline">
          {t("signOut")}
        </button>
      </form>
    </div>
  );
}

/** The frame of every page: navigation at the left, on phones a bar whose menu opens without a script. */
export function Shell({ links, place, children, ...foot }: Props) {
  const t = useTranslations("shell");
  const product = useTranslations("common")("product");
  return (
    <div className="min-h-screen md:grid md:grid-cols-[168px_minmax(0,1fr)] print:block">
      <a
        href="#main"
        className="fixed top-2 left-2 z-50 -translate-y-20 rounded-md bg-accent px-4 py-2 text-on-accent focus:translate-y-0 print:hidden"
      >
        {t("skip")}
      </a>
      <header className="hidden border-r border-line bg-surface md:block print:hidden">
        <div className="sticky top-0 flex h-screen flex-col overflow-y-auto pt-4">
          <p className="px-5 text-base leading-snug font-semibold tracking-wider">{product}</p>
          <p className="px-5 pb-4 text-xs text-ink-2">{place}</p>
          <nav aria-label={t("navigation")}>
            <NavLinks links={links} />
          </nav>
          <div className="mt-auto border-t border-line">
            <Foot {...foot} />
          </div>
        </div>
      </header>
      <header className="border-b border-line bg-surface md:hidden print:hidden">
        <details className="group">
          <summary className="flex min-h-12 list-none items-center gap-3 px-3.5 [&::-webkit-details-marker]:hidden">
            <span className="font-semibold tracking-wider">{product}</span>
            <span className="min-w-0 grow truncate text-xs text-ink-2">{place}</span>
            <span className="rounded-md border border-line-2 px-3 py-1 group-open:border-accent group-open:text-accent">
              {t("menu")}
            </span>
          </summary>
          <nav aria-label={t("navigation")} className="border-t border-line py-2">
            <NavLinks links={links} />
          </nav>
          <div className="border-t border-line">
            <Foot {...foot} />
          </div>
        </details>
      </header>
      <main
        id="main"
        tabIndex={-1}
        className="min-w-0 px-3.5 pt-3 pb-10 outline-none md:px-7 md:pt-5 print:p-0"
      >
        {children}
      </main>
    </div>
  );
}
