/** Cells of the account tables, as everywhere: one hairline, no zebra. */
export const headCell =
  "border-b border-line-2 px-3 py-2 text-left text-xs font-medium whitespace-nowrap text-ink-2";
export const bodyCell = "border-b border-line px-3 py-2 align-top";
