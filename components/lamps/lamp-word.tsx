import { useTranslations } from "next-intl";
import type { Lamp } from "@/lib/lamps/rules/lamp";

const colours = {
  red: "text-red",
  yellow: "text-yellow",
  green: "text-green",
  paused: "text-ink-2",
  none: "text-ink-2",
} as const;

/** The shape beside the colour: readable in greyscale and by a colour-blind reader. */
function Shape({ lamp }: { lamp: Lamp | "none" }) {
  return (
    <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true" className="shrink-0">
      {lamp === "red" && <rect width="12" height="12" rx="2" fill="currentColor" />}
      {lamp === "yellow" && <path d="M6 0.5 12 11.5 0 11.5Z" fill="var(--color-yellow-fill, #eba900)" />}
      {lamp === "green" && <circle cx="6" cy="6" r="6" fill="currentColor" />}
      {lamp === "paused" && <path d="M2 0h3v12H2zM7 0h3v12H7z" fill="currentColor" />}
      {lamp === "none" && <circle cx="6" cy="6" r="5" fill="none" stroke="currentColor" strokeWidth="1.5" />}
    </svg>
  );
}

/** A lamp as colour, shape and word; with `months`, how long it has been so: "红 3 个月". */
export function LampWord({ lamp, months }: { lamp: Lamp | null; months?: number | undefined }) {
  const t = useTranslations("lamps");
  const shown = lamp ?? "none";
  return (
    <span className={`inline-flex items-center gap-1.5 whitespace-nowrap font-semibold ${colours[shown]}`}>
      <Shape lamp={shown} />
      {months && lamp ? t("run", { lamp, months }) : t(`lamp.${shown}`)}
    </span>
  );
}
