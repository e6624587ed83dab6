/** Beyond these a list is refused. An honest one of 1,500 projects is some 300 kB and a hundredth of each. */
export const limits = {
  fileBytes: 20 * 1024 * 1024,
  entries: 2000,
  unpackedBytes: 200 * 1024 * 1024,
  /** Of these the XML of sheets and shared texts, which has to fit into the child's heap as objects. */
  sheetBytes: 80 * 1024 * 1024,
  /** Unpacked ÷ packed, of entries that unpack to more than `ratioFromBytes`. */
  ratio: 100,
  ratioFromBytes: 10 * 1024 * 1024,
  rows: 20_000,
  /** What we write ourselves and take back: with room below for rows that are added. */
  exportedRows: 19_000,
  columns: 200,
  /** Text of all cells together, as it comes back from the child. */
  characters: 40_000_000,
  /** Heap of the child that parses. */
  heapMegabytes: 256,
  /** From the child's readiness to its answer, for a small file and for an honest large one. */
  smallMs: 2500,
  largeMs: 20_000,
  /** Starting Node itself, on a machine that is busy with something else. */
  startMs: 10_000,
  /** From here on a file is large: packed, or unpacked. */
  largeBytes: 1024 * 1024,
  largeUnpackedBytes: 10 * 1024 * 1024,
  /** Children at a time; more wait their turn. */
  children: 2,
} as const;
