import type { ReactNode } from "react";

/** Names and values, one under the other on a phone. */
export function FactsList({ facts }: { facts: { term: string; value: ReactNode }[] }) {
  return (
    <dl className="grid max-w-xl grid-cols-[max-content_1fr] gap-x-6 gap-y-2">
      {facts.map(({ term, value }) => (
        <div key={term} className="contents">
          <dt className="text-ink-2">{term}</dt>
          <dd className="min-w-0 break-words">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
