import { z } from "zod";

const sha = z.string().regex(/^[0-9a-f]{64}$/);
/** Below the backup's folder, in forward slashes; never out of it. */
const path = z.string().regex(/^(?!.*(^|\/)\.\.?(\/|$))[\w.-]+(\/[\w.-]+)*$/);
const name = z.string().min(1).max(63);

/** A file that should have been there: its row's id (a table's name for what it holds), and what is wrong. */
export const fileFault = z.strictObject({
  id: z.string(),
  name: z.string(),
  what: z.enum(["missing", "altered"]),
});
export type FileFault = z.infer<typeof fileFault>;

/** `manifest.json` of a backup 备份清单: what it is of, and size and SHA-256 of every file in it. */
export const manifest = z.strictObject({
  format: z.literal("liangdeng-backup"),
  version: z.literal(1),
  /** Of the product that made it. */
  product: z.string(),
  madeAt: z.iso.datetime(),
  installation: z
    .strictObject({ cityName: z.string(), centreName: z.string(), demo: z.boolean() })
    .nullable(),
  /** The database's level: its migrations in order. */
  migrations: z.array(z.strictObject({ name: z.string(), checksum: sha })),
  tables: z.array(z.strictObject({ name, columns: z.array(name), rows: z.int().nonnegative(), path })),
  sequences: z.array(z.strictObject({ name, value: z.string().regex(/^-?\d+$/), called: z.boolean() })),
  /** The chains' heads; `sha256` is over the lines "chain index hash" in order. */
  trace: z.strictObject({ chains: z.int(), events: z.int(), sha256: sha }),
  /** Attachments whose contents could not be taken along. */
  faults: z.array(fileFault),
  files: z.array(z.strictObject({ path, bytes: z.int().nonnegative(), sha256: sha })),
});
export type Manifest = z.infer<typeof manifest>;
export type BackedUpFile = Manifest["files"][number];

export const upkeepKinds = ["backup", "verification", "restore"] as const;
export type UpkeepKind = (typeof upkeepKinds)[number];
/** `found`: done, and something is wrong with what it looked at. `failed`: not done. */
export type UpkeepOutcome = "fine" | "found" | "failed";

/** What the record of a run says besides its outcome; numbers and codes, put into words where it is shown. */
export type UpkeepDetail = Record<string, string | number | null>;

/** One run of the upkeep as pages show it. */
export type UpkeepRunView = {
  outcome: UpkeepOutcome;
  endedAt: string;
  byName: string;
  detail: UpkeepDetail;
  /** The project whose chain a verification found broken. */
  project: { number: string; name: string } | null;
};

/** What pages show of the upkeep. */
export type Upkeep = {
  /** Null: no nightly backup. */
  nightly: { folder: string; keep: number } | null;
  backup: UpkeepRunView | null;
  /** The latest that was made, when the latest failed. */
  madeBackup: UpkeepRunView | null;
  /** A nightly job is set, and none was made for two days. */
  overdue: boolean;
  verification: UpkeepRunView | null;
};
