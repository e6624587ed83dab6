import Link from "next/link";
import { useTranslations } from "next-intl";
import { LampWord } from "@/components/lamps/lamp-word";
import { formatCount } from "@/lib/core/format";
import type { Lamp } from "@/lib/lamps/rules/lamp";

const order = ["red", "yellow", "green", "paused"] as const;

/** How many of each lamp; a pause only where there is one. A line in a card: `Figures` would be a frame in a frame. */
export function LampCounts({ counts, href }: { counts: Record<Lamp, number>; href: string }) {
  const t = useTranslations("desk");
  return (
    <Link href={href} className="flex flex-wrap gap-x-5 gap-y-2 hover:text-accent sm:gap-x-8">
      {order
        .filter((lamp) => lamp !== "paused" || counts.paused > 0)
        .map((lamp) => (
          <span key={lamp} className="inline-flex items-baseline gap-1.5 sm:gap-2">
            <LampWord lamp={lamp} />
            <span className="text-[22px] font-semibold tabular-nums">{formatCount(counts[lamp])}</span>
            <span className="text-xs text-ink-2 max-sm:sr-only">
              {t("projectsUnit", { count: counts[lamp] })}
            </span>
          </span>
        ))}
    </Link>
  );
}
