import type { ReactNode } from "react";

/** Facts as name and value. `numbers` sets the values right, as a small sum sheet. */
export function KeyValues({
  items,
  numbers = false,
}: {
  items: readonly { name: ReactNode; value: ReactNode; key?: string }[];
  numbers?: boolean;
}) {
  return (
    <dl className="grid grid-cols-[minmax(5rem,max-content)_minmax(0,1fr)] gap-x-4 gap-y-1.5">
      {items.map(({ name, value, key }, index) => (
        <div key={key ?? index} className="contents">
          <dt className="text-ink-2">{name}</dt>
          <dd className={numbers ? "text-right" : "whitespace-pre-line"}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
