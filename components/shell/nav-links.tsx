"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";

export type NavLink = { href: string; label: string; count?: string | undefined };

const isHere = (path: string, href: string): boolean =>
  href === "/" ? path === "/" : path === href || path.startsWith(`${href}/`);

/** The navigation's items; client code only because a layout does not learn of the address. */
export function NavLinks({ links }: { links: readonly NavLink[] }) {
  const path = usePathname();
  return (
    <ul>
      {links.map(({ href, label, count }) => (
        <li key={href}>
          <Link
            prefetch={false}
            href={href}
            aria-current={isHere(path, href) ? "page" : undefined}
            // On phones the items lie in a <details>, which stays open over the next page otherwise.
            onClick={(event) => event.currentTarget.closest("details")?.removeAttribute("open")}
            className="flex min-h-9 items-center justify-between gap-2 px-5 py-1.5 text-ink-2 hover:text-ink aria-[current]:bg-accent-weak aria-[current]:font-semibold aria-[current]:text-accent aria-[current]:shadow-[inset_3px_0_var(--color-accent)]"
          >
            {label}
            {count && <span className="text-xs font-normal whitespace-nowrap text-ink-3">{count}</span>}
          </Link>
        </li>
      ))}
    </ul>
  );
}
