import type { FlowMonth, Moving } from "@/lib/dashboard/queries/get-statistics";

type Move = readonly [before: Moving, now: Moving];

/** The columns of the table of months: the lamps, then what moved, for the worse first. */
export const flowLamps: readonly Moving[] = ["red", "yellow", "green"];
export const flowMoves: readonly Move[] = [
  ["green", "yellow"],
  ["yellow", "red"],
  ["green", "red"],
  ["yellow", "green"],
  ["red", "green"],
  ["red", "yellow"],
];

/** How many projects came into the month from one lamp to another. */
export const movedIn = ({ moves }: FlowMonth, [before, now]: Move): number =>
  moves.find((move) => move.before === before && move.now === now)?.projects ?? 0;
