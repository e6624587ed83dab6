import { randomBytes } from "node:crypto";
import { existsSync, readlinkSync } from "node:fs";
import { chmod, chown, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { totalmem } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { runProgram, type ServerUser, serverUser, startServer } from "@/lib/core/postgres-process";

const LOOPBACK = "127.0.0.1";
const OWNER = "liangdeng_owner";
const LOGIN = "liangdeng_login";
const DATABASE = "liangdeng";
/** Recovery after a crash replays the log first: on a large database that takes a while. */
const START_TIMEOUT_MS = 120_000;
/** Fast shutdown first; a server that still hangs after this is stopped at once and recovers at its next start. */
const STOP_TIMEOUT_MS = 6_000;

/** What must be remembered between two starts; kept in a 0600 file. */
type Secrets = { port: number; ownerPassword: string; loginPassword: string };

export type EmbeddedDatabase = { ownerUrl: string; appUrl: string; adopted: boolean };
export type EmbeddedOptions = {
  /** Data folder of the installation; the cluster lies in `database` below it. */
  data: string;
  /** Tests only: gives up durability for speed. */
  disposable?: boolean;
  /** The application is connected to the remembered port: fail rather than choose another one. */
  keepPort?: boolean;
};

type Place = { cluster: string; secretsFile: string; log: string; data: string };

const placeOf = (data: string): Place => {
  const folder = resolve(data);
  return {
    data: folder,
    cluster: join(folder, "database"),
    secretsFile: join(folder, "database.json"),
    log: join(folder, "database.log"),
  };
};

const freePort = (): Promise<number> =>
  new Promise((settle, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, LOOPBACK, () => {
      const address = server.address();
      server.close(() => settle(typeof address === "object" && address ? address.port : 0));
    });
  });

const isFree = (port: number): Promise<boolean> =>
  new Promise((settle) => {
    const server = createServer();
    server.on("error", () => settle(false));
    server.listen(port, LOOPBACK, () => server.close(() => settle(true)));
  });

async function writeSecrets(place: Place, secrets: Secrets): Promise<Secrets> {
  await writeFile(`${place.secretsFile}.new`, JSON.stringify(secrets), { mode: 0o600 });
  await rename(`${place.secretsFile}.new`, place.secretsFile);
  return secrets;
}

const readSecrets = async (place: Place): Promise<Secrets> =>
  JSON.parse(await readFile(place.secretsFile, "utf8"));

const urlOf = (user: string, password: string, port: number, database = DATABASE): string =>
  `postgresql://${user}:${password}@${LOOPBACK}:${port}/${database}`;

/** The owner's connection string for another database of the same cluster. */
export const inDatabase = (url: string, database: string): string => {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.toString();
};

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  // A server that dies while we talk to it must not take the process along.
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Makes a new cluster beside its place and moves it in when complete, so that a killed attempt leaves nothing. */
async function createCluster(place: Place, user: ServerUser | null, disposable: boolean): Promise<void> {
  const fresh = `${place.cluster}.new`;
  await rm(fresh, { recursive: true, force: true });
  await mkdir(fresh, { mode: 0o700 });
  const secrets = await writeSecrets(place, {
    port: await freePort(),
    ownerPassword: randomBytes(24).toString("hex"),
    loginPassword: randomBytes(24).toString("hex"),
  });
  const passwordFile = join(place.data, "database-password");
  await writeFile(passwordFile, secrets.ownerPassword, { mode: 0o600 });
  if (user) for (const path of [fresh, passwordFile]) await chown(path, user.uid, user.gid);
  const flags = [
    `--pgdata=${fresh}`,
    `--username=${OWNER}`,
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    // The same order on every machine, whatever locales its system has.
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--no-instructions",
    ...(disposable ? ["--no-sync"] : []),
  ];
  try {
    await runProgram("initdb", flags, { user, data: fresh, log: place.log });
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(fresh, place.cluster);
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
};

/** The process id that the cluster's lock names, or null when there is no lock. */
async function lockHolder(place: Place): Promise<number | null> {
  const text = await readFile(join(place.cluster, "postmaster.pid"), "utf8").catch(() => null);
  const pid = Number(text?.split("\n")[0]);
  return Number.isInteger(pid) && pid > 0 ? pid : null;
}

/** True when the living `pid` is surely not this cluster's server (the number was given to another process). */
function isStranger(pid: number, place: Place): boolean {
  try {
    // A server works inside its cluster's folder.
    return readlinkSync(`/proc/${pid}/cwd`) !== place.cluster;
  } catch {
    return false;
  }
}

/** The living server's process id. Moves a lock aside only when its process is proven to be another one. */
async function livingServer(place: Place): Promise<number | null> {
  const pid = await lockHolder(place);
  if (pid === null || !isAlive(pid)) return null;
  if (!isStranger(pid, place)) return pid;
  const lock = join(place.cluster, "postmaster.pid");
  await rename(lock, `${lock}.stale`);
  return null;
}

function serverFlags(place: Place, port: number, disposable: boolean): string[] {
  const eighthOfMemory = Math.floor(totalmem() / 8 / 1024 / 1024);
  const settings: Record<string, string> = {
    listen_addresses: LOOPBACK,
    unix_socket_directories: "",
    port: String(port),
    max_connections: "80",
    shared_buffers: `${Math.min(512, Math.max(64, eighthOfMemory))}MB`,
    work_mem: "16MB",
    // The city fits in memory: reading here and there costs what reading on costs.
    random_page_cost: "1.1",
    password_encryption: "scram-sha-256",
    // The first filling holds its lock in an otherwise idle transaction.
    idle_in_transaction_session_timeout: "20min",
    log_timezone: "Asia/Shanghai",
    // Seven files, one a weekday, each begun anew a week later.
    logging_collector: "on",
    log_filename: "postgresql-%a.log",
    log_truncate_on_rotation: "on",
    log_rotation_size: "0",
    ...(disposable ? { fsync: "off", synchronous_commit: "off", full_page_writes: "off" } : {}),
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  return ["-D", place.cluster, ...flags];
}

/** Waits until the server answers, that of `cluster` where one is named; false when it ended instead. */
async function answers(url: string, stillRuns: () => boolean, cluster?: string): Promise<boolean> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < deadline) {
    try {
      const [row] = await query(url, "SHOW data_directory");
      if (!cluster || (row as { data_directory?: string } | undefined)?.data_directory === cluster)
        return true;
    } catch (error) {
      // 28P01: the password is wrong, so this is not the server that we made.
      if ((error as { code?: string }).code === "28P01" && !cluster) throw error;
    }
    if (!stillRuns()) return false;
    await sleep(50);
  }
  throw new Error("数据库迟迟没有应答 the database does not answer");
}

/** Somebody may take the port between looking and starting, so that their server answers: then another is chosen. */
const LAUNCHES = 3;

async function launch(place: Place, user: ServerUser | null, options: EmbeddedOptions): Promise<Secrets> {
  let secrets = await readSecrets(place);
  for (let at = 1; at <= LAUNCHES; at++) {
    const taken = !(await isFree(secrets.port));
    if (taken && options.keepPort) throw new Error(`端口 port ${secrets.port} 被占用 is taken`);
    if (taken) secrets = await writeSecrets(place, { ...secrets, port: await freePort() });
    const flags = serverFlags(place, secrets.port, options.disposable ?? false);
    const child = startServer(flags, { user, data: place.cluster, log: place.log });
    const url = urlOf(OWNER, secrets.ownerPassword, secrets.port, "postgres");
    const stillRuns = () => child.exitCode === null && child.signalCode === null;
    if (await answers(url, stillRuns, place.cluster)) return secrets;
    if (await isFree(secrets.port)) break;
  }
  throw new Error(`数据库没有启动，见 the database did not start, see ${place.log}`);
}

/** Starts the embedded database, or adopts the one that lives already. */
export async function startEmbeddedDatabase(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const place = placeOf(options.data);
  const user = serverUser();
  await mkdir(place.data, { recursive: true });
  await chmod(place.data, user ? 0o711 : 0o700);
  if (!existsSync(place.cluster)) await createCluster(place, user, options.disposable ?? false);

  const pid = await livingServer(place);
  let secrets = await readSecrets(place);
  const ownerUrl = () => urlOf(OWNER, secrets.ownerPassword, secrets.port);
  const maintenance = () => inDatabase(ownerUrl(), "postgres");
  const adopted = pid !== null && (await answers(maintenance(), () => isAlive(pid)));
  if (!adopted) secrets = await launch(place, user, options);

  const found = await query(maintenance(), `SELECT 1 FROM pg_database WHERE datname = '${DATABASE}'`);
  if (found.length === 0) await query(maintenance(), `CREATE DATABASE ${DATABASE}`);
  return { ownerUrl: ownerUrl(), appUrl: urlOf(LOGIN, secrets.loginPassword, secrets.port), adopted };
}

/** Gives the application its own login, a member of the role that the migrations grant rights to. */
export async function ensureLogin({
  ownerUrl,
  appUrl,
}: Pick<EmbeddedDatabase, "ownerUrl" | "appUrl">): Promise<void> {
  const found = await query(ownerUrl, `SELECT 1 FROM pg_roles WHERE rolname = '${LOGIN}'`);
  if (found.length > 0) return;
  const { password } = new URL(appUrl);
  await query(ownerUrl, `CREATE ROLE ${LOGIN} LOGIN PASSWORD '${password}' IN ROLE liangdeng_app`);
}

/** Stops the server and waits for its end. Nothing happens when none runs. */
export async function stopEmbeddedDatabase(data: string): Promise<void> {
  const pid = await livingServer(placeOf(data));
  if (pid === null) return;
  process.kill(pid, "SIGINT");
  const deadline = Date.now() + STOP_TIMEOUT_MS;
  while (isAlive(pid) && Date.now() < deadline) await sleep(50);
  if (isAlive(pid)) process.kill(pid, "SIGQUIT");
  while (isAlive(pid)) await sleep(50);
}
