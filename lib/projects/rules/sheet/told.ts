import type { Lamp } from "@/lib/lamps/rules/lamp";
import type { Reason } from "@/lib/lamps/rules/reasons";
import { type LampWords, whyLit } from "@/lib/lamps/rules/words";
import type { Contact } from "@/lib/projects/rules/contacts";

/** What a workbook can tell beside a project's facts: it is there to be read, and no import takes it in. */
export const toldGroups = ["lamp", "contacts", "milestones"] as const;
export type ToldGroup = (typeof toldGroups)[number];

/** Ends the header of each such column: by it an import knows them again. */
export const TOLD_MARK = "（只读）";

/** A lamp of the closed period that the workbook is about; money in 万元. */
export type ToldLamp = {
  lamp: Lamp;
  computed: Lamp;
  behindRun: number;
  redRun: number;
  reasons: readonly Reason[];
  expected: number;
  actual: number;
  overridden: boolean;
};
export type ToldFacts = {
  lamp: ToldLamp | null;
  contacts: readonly Contact[];
  milestones: readonly { name: string; planned: string; actual: string | null; weight: number }[];
};
type Told = { period: string | null; words: LampWords };
type ToldColumn = { header: string; kind: "text" | "long" | "count"; width: number };

const columns: Record<ToldGroup, readonly ToldColumn[]> = {
  lamp: [
    { header: "灯", kind: "text", width: 16 },
    { header: "连续月数", kind: "count", width: 10 },
    { header: "亮灯原因", kind: "long", width: 50 },
  ],
  contacts: [{ header: "联系人", kind: "long", width: 30 }],
  milestones: [{ header: "节点", kind: "long", width: 40 }],
};

/** The columns of these groups; of the lamp with its month, where one is lit. */
export const toldColumns = (groups: readonly ToldGroup[], { period, words }: Told): ToldColumn[] =>
  groups.flatMap((group) =>
    columns[group].map(({ header, ...column }) => {
      const month = group === "lamp" && period ? words.month(period) : "";
      return { ...column, header: `${month}${header}${TOLD_MARK}` };
    }),
  );

const lines = (parts: readonly string[]): string | null => parts.join("\n") || null;

/** Months of this lamp in a row: red ones for red, those behind for yellow. */
const runOf = ({ lamp, behindRun, redRun }: ToldLamp): number | null =>
  (lamp === "red" ? redRun : lamp === "yellow" ? behindRun : 0) || null;

function lampCells(lit: ToldLamp | null, { period, words }: Told): (string | number | null)[] {
  if (!lit || !period) return [null, null, null];
  const mark = lit.overridden ? "（改判）" : "";
  return [`${words.lamp(lit.lamp)}${mark}`, runOf(lit), whyLit(lit, period, words) || null];
}

/** What the cells of these groups say of a project, in the order of `toldColumns`. */
export const toldCells = (
  groups: readonly ToldGroup[],
  { lamp, contacts, milestones }: ToldFacts,
  told: Told,
): (string | number | null)[] =>
  groups.flatMap((group) => {
    if (group === "lamp") return lampCells(lamp, told);
    if (group === "contacts")
      return [lines(contacts.map(({ name, role, phone }) => [name, role, phone].filter(Boolean).join(" ")))];
    return [
      lines(
        milestones.map(
          ({ name, planned, actual, weight }) =>
            `${name}：计划 ${planned}，${actual ? `${actual} 完成` : "未完成"}，权重 ${weight}`,
        ),
      ),
    ];
  });
