/** A foreign key: rows of `from` name rows of `to`. */
export type Reference = { name: string; from: string; to: string };

/**
 * The order in which tables are filled so that every row finds the rows that it names. `late`: references that close
 * a circle; no order satisfies them, they are checked at the end.
 */
export function loadOrder(
  tables: readonly string[],
  references: readonly Reference[],
): { order: string[]; late: Reference[] } {
  const order: string[] = [];
  const late: Reference[] = [];
  const waiting = new Set([...tables].sort());
  // A table that names itself is filled by one statement, at whose end the reference is checked.
  const open = (table: string) =>
    references.filter(({ from, to }) => from === table && to !== table && waiting.has(to));
  while (waiting.size > 0) {
    const ready = [...waiting].filter((table) => open(table).length === 0);
    const [stuck] = waiting;
    if (ready.length === 0 && stuck !== undefined) late.push(...open(stuck));
    for (const table of ready.length > 0 ? ready : [stuck]) {
      if (table === undefined) continue;
      waiting.delete(table);
      order.push(table);
    }
  }
  return { order, late };
}

type Level = readonly { name: string; checksum: string }[];

/**
 * Why a backup of level `theirs` is not restored by a product of level `ours`, or null. `OLDER`: it lacks migrations
 * that we have; `NEWER`: it has some that we lack; `OTHER`: it is of another history.
 */
export function whyOtherLevel(theirs: Level, ours: Level): "OLDER" | "NEWER" | "OTHER" | null {
  const common = Math.min(theirs.length, ours.length);
  for (let at = 0; at < common; at++) {
    if (theirs[at]?.name !== ours[at]?.name || theirs[at]?.checksum !== ours[at]?.checksum) return "OTHER";
  }
  if (theirs.length === ours.length) return null;
  return theirs.length < ours.length ? "OLDER" : "NEWER";
}

const NIGHTLY = "nightly";

/** "liangdeng-20171120-023000-nightly"; `local` is a Shanghai time as "YYYY-MM-DDTHH:MM:SS". */
export const backupName = (local: string, nightly: boolean): string =>
  `liangdeng-${local.slice(0, 10).replaceAll("-", "")}-${local.slice(11, 19).replaceAll(":", "")}${nightly ? `-${NIGHTLY}` : ""}`;

const isBackup = (name: string): boolean => /^liangdeng-\d{8}-\d{6}(-nightly)?$/.test(name);

/** The backups among a folder's names, the latest first. */
export const backupsAmong = (names: readonly string[]): string[] => names.filter(isBackup).sort().reverse();

/** Nightly backups beyond the `keep` latest. What was made by hand is never removed. */
export const expired = (names: readonly string[], keep: number): string[] =>
  backupsAmong(names)
    .filter((name) => name.endsWith(NIGHTLY))
    .slice(keep);
