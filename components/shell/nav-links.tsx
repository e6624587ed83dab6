"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";

export type NavLink = { href: string; label: string; within: readonly NavLink[] };

const covers = (path: string, href: string): boolean =>
  href === "/" ? path === "/" : path === href || path.startsWith(`${href}/`);

/** The address that the open page belongs to: of all that lead towards it the longest. */
const hereOf = (path: string, links: readonly NavLink[]): string | undefined =>
  links
    .flatMap((link) => [link, ...link.within])
    .map(({ href }) => href)
    .filter((href) => covers(path, href))
    .sort((a, b) => b.length - a.length)[0];

const look =
  "flex min-h-9 items-center py-1.5 pr-5 text-ink-2 hover:text-ink aria-[current]:bg-accent-weak aria-[current]:font-semibold aria-[current]:text-accent aria-[current]:shadow-[inset_3px_0_var(--color-accent)]";

function Item({ link, here, className }: { link: NavLink; here: string | undefined; className: string }) {
  return (
    <Link
      prefetch={false}
      href={link.href}
      aria-current={link.href === here ? "page" : undefined}
      // On phones the items lie in a <details>, which stays open over the next page otherwise.
      onClick={(event) => event.currentTarget.closest("details")?.removeAttribute("open")}
      className={`${look} ${className}`}
    >
      {link.label}
    </Link>
  );
}

/** Sections, and the pages within the one that is open. Client code only because a layout does not learn of the address. */
export function NavLinks({ links }: { links: readonly NavLink[] }) {
  const here = hereOf(usePathname(), links);
  return (
    <ul>
      {links.map((link) => {
        const open = link.within.length > 0 && [link, ...link.within].some(({ href }) => href === here);
        return (
          <li key={link.href}>
            <Item link={link} here={here} className="pl-5" />
            {open && (
              <ul>
                {link.within.map((page) => (
                  <li key={page.href}>
                    <Item link={page} here={here} className="pl-9 text-[13px]" />
                  </li>
                ))}
              </ul>
            )}
          </li>
        );
      })}
    </ul>
  );
}
