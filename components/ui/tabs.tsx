import Link from "next/link";

/** Tabs that are addresses: each can be sent to somebody, and the back button works. */
export function Tabs({
  label,
  tabs,
  current,
}: {
  /** What the tabs are of, for a screen reader. */
  label: string;
  tabs: readonly { key: string; href: string; label: string; count?: number | undefined }[];
  current: string;
}) {
  return (
    <nav aria-label={label} className="mb-4 border-b border-line-2 print:hidden">
      <ul className="-mb-px flex flex-wrap gap-x-6">
        {tabs.map((tab) => (
          <li key={tab.key}>
            <Link
              prefetch={false}
              href={tab.href}
              aria-current={tab.key === current ? "page" : undefined}
              className="inline-flex min-h-10 items-center gap-1.5 border-b-2 border-transparent text-ink-2 hover:text-ink aria-[current]:border-accent aria-[current]:font-semibold aria-[current]:text-accent"
            >
              {tab.label}
              {tab.count !== undefined && <span className="text-xs font-normal">{tab.count}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
