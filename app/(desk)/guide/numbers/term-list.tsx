import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";

export type ShownTerm = {
  key: string;
  name: string;
  text: string;
  source: string;
  /** Each standard in force, a line each. */
  standards: readonly string[];
};

/** Terms of one kind: the name, what it means, and in small print where it comes from and what standard holds now. */
export function TermList({ title, terms }: { title: ReactNode; terms: readonly ShownTerm[] }) {
  return (
    <Card title={title} flush>
      <dl className="divide-y divide-line border-t border-line">
        {terms.map(({ key, name, text, source, standards }) => (
          <div
            key={key}
            id={key}
            className="grid gap-x-6 gap-y-1 px-4 py-2.5 md:grid-cols-[13rem_minmax(0,1fr)_20rem] md:px-5"
          >
            <dt className="font-semibold">{name}</dt>
            <dd>{text}</dd>
            <dd className="text-xs text-ink-2 md:pt-0.5">
              {standards.map((standard) => (
                <span key={standard} className="block font-semibold text-ink">
                  {standard}
                </span>
              ))}
              <span className="block">{source}</span>
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
