import { z } from "zod";
import { isDay } from "@/lib/core/periods";

const postgresUrl = z.string().regex(/^postgres(ql)?:\/\//, "must begin with postgresql://");

/** A secret signs sessions: short or repetitive ones can be guessed, and are refused. */
const secret = z
  .string()
  .min(32, "needs at least 32 characters")
  .refine((text) => new Set(text).size >= 10, "is too repetitive");

const settingsShape = z.object({
  /** Folder of the embedded database, attachments and generated secrets. */
  LIANGDENG_DATA: z.string().default("./data"),
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  HOST: z.string().default("127.0.0.1"),
  /** The application's connection. Absent: the embedded database. */
  DATABASE_URL: postgresUrl.optional(),
  /** The connection that may change the schema. Absent: DATABASE_URL. */
  DATABASE_OWNER_URL: postgresUrl.optional(),
  /** "0": an empty installation instead of the demonstration city. */
  LIANGDENG_DEMO: z
    .enum(["0", "1"])
    .default("1")
    .transform((flag) => flag === "1"),
  /** Pins the business date; the time of day stays real. */
  LIANGDENG_BUSINESS_DATE: z.string().refine(isDay, "must be an existing YYYY-MM-DD").optional(),
  /** The address that people type, when a proxy stands in front. */
  LIANGDENG_ORIGIN: z.url({ protocol: /^https?$/ }).optional(),
  /** Addresses whose X-Forwarded-For is believed, separated by commas. */
  LIANGDENG_TRUSTED_PROXIES: z
    .string()
    .default("")
    .transform((list) =>
      list
        .split(",")
        .map((item) => item.trim())
        .filter(Boolean),
    ),
  AUTH_SECRET: secret.optional(),
  /** Folder of the nightly backups; "off": none. Absent: `backups` in the data folder, with the embedded database. */
  LIANGDENG_BACKUPS: z.string().optional(),
  /** Nightly backups that are kept. */
  LIANGDENG_BACKUPS_KEEP: z.coerce.number().int().min(1).max(1_000).default(14),
  /** Attachments in an S3-compatible store instead of the data folder: all of these, the endpoint for others than AWS. */
  LIANGDENG_S3_BUCKET: z.string().optional(),
  LIANGDENG_S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  LIANGDENG_S3_REGION: z.string().default("us-east-1"),
  LIANGDENG_S3_ACCESS_KEY: z.string().optional(),
  LIANGDENG_S3_SECRET_KEY: z.string().optional(),
});

const hasStoreKeys = (given: z.output<typeof settingsShape>): boolean =>
  !given.LIANGDENG_S3_BUCKET || Boolean(given.LIANGDENG_S3_ACCESS_KEY && given.LIANGDENG_S3_SECRET_KEY);
const storeKeys = {
  path: ["LIANGDENG_S3_BUCKET"],
  error: "needs LIANGDENG_S3_ACCESS_KEY and LIANGDENG_S3_SECRET_KEY",
};

const settingsSchema = settingsShape.refine(hasStoreKeys, storeKeys);
const applicationSchema = settingsShape
  .required({ DATABASE_URL: true, AUTH_SECRET: true })
  .refine(hasStoreKeys, storeKeys);

/** What the launcher knows before a database runs and a secret is made. */
export type Settings = z.infer<typeof settingsSchema>;
/** What the running application knows. */
export type Env = z.infer<typeof applicationSchema>;

/** Folder of the nightly backups, or null when there are none. By default beside an embedded database only. */
export function backupsFolder(
  settings: Pick<Settings, "LIANGDENG_BACKUPS" | "LIANGDENG_DATA" | "DATABASE_URL">,
): string | null {
  const { LIANGDENG_BACKUPS: given, LIANGDENG_DATA: data, DATABASE_URL } = settings;
  if (given === "off") return null;
  return given ?? (DATABASE_URL ? null : `${data}/backups`);
}

/** The person at the terminal can mend it: shown without a stack. */
export class UnusableEnvironment extends Error {}

function parse<T>(schema: z.ZodType<T>, source: Record<string, string | undefined>): T {
  // `NAME=` in a service file means "not set".
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
  throw new UnusableEnvironment(`环境变量有误 the environment is not usable:\n${lines.join("\n")}`);
}

export const parseSettings = (source: Record<string, string | undefined>): Settings =>
  parse(settingsSchema, source);
export const parseEnv = (source: Record<string, string | undefined>): Env => parse(applicationSchema, source);

let known: Env | undefined;

/** The environment of the running application, read and checked once. */
export function env(): Env {
  known ??= parseEnv(process.env);
  return known;
}
