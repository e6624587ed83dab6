import type { FilingItem } from "@/lib/progress/queries";

export type UnitCounts = {
  unit: string | null;
  due: number;
  filed: number;
  accepted: number;
  returned: number;
  /** Nothing handed in: missing, or a draft only. */
  missing: number;
  late: number;
};

export const isMissing = (item: FilingItem): boolean => item.state === "missing" || item.state === "draft";

/** How far each unit is, the most wanting first. */
export function countByUnit(items: readonly FilingItem[]): UnitCounts[] {
  const units = new Map<string | null, UnitCounts>();
  for (const item of items) {
    const counts = units.get(item.unit) ?? {
      unit: item.unit,
      due: 0,
      filed: 0,
      accepted: 0,
      returned: 0,
      missing: 0,
      late: 0,
    };
    counts.due++;
    if (isMissing(item)) counts.missing++;
    else counts.filed++;
    if (item.state === "accepted") counts.accepted++;
    if (item.state === "returned") counts.returned++;
    if (item.late && !isMissing(item)) counts.late++;
    units.set(item.unit, counts);
  }
  return [...units.values()].sort(
    (a, b) =>
      b.missing - a.missing || b.returned - a.returned || (a.unit ?? "").localeCompare(b.unit ?? "", "zh"),
  );
}
