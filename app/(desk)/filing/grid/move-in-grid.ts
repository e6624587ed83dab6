import type { KeyboardEvent } from "react";

const STEPS: Partial<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** Where the arrows have no other meaning: they go up and down by themselves. */
const isFree = (cell: HTMLElement): boolean => cell instanceof HTMLInputElement && cell.type === "text";

/**
 * Keys of a row's form: Ctrl or ⌘ with an arrow goes to the same field of the row above or below, in a line of text
 * the arrow alone does; Ctrl or ⌘ with Enter hands the row in.
 */
export function moveInGrid(event: KeyboardEvent<HTMLFormElement>): void {
  const cell = event.target;
  if (!(cell instanceof HTMLElement)) return;
  const withKey = event.ctrlKey || event.metaKey;
  if (event.key === "Enter" && withKey) {
    event.preventDefault();
    event.currentTarget.requestSubmit();
    return;
  }
  const { cell: name } = cell.dataset;
  const step = STEPS[event.key];
  if (!step || !name || !(withKey || isFree(cell))) return;
  const column = [
    ...(event.currentTarget.closest("[data-grid]")?.querySelectorAll<HTMLElement>(`[data-cell="${name}"]`) ??
      []),
  ].filter((one) => one.offsetParent !== null);
  const next = column[column.indexOf(cell) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
  if (next instanceof HTMLInputElement && isFree(next)) next.select();
}
