import { resolve } from "node:path";
import { vi } from "vitest";
import { db, disconnect } from "@/lib/core/db";
import { withConnection } from "@/lib/core/snapshot";
import { addProjectFiles } from "@/lib/files/commands/add-project-files";
import { receiveFile } from "@/lib/files/commands/receive-file";
import { submitReport } from "@/lib/progress/commands/submit-report";
import { anchorTrace } from "@/lib/upkeep/commands/anchor-trace";
import { backUp } from "@/lib/upkeep/commands/back-up";
import { freshDatabase, type TestDatabase } from "./database";
import { centre, closeMonth, makeProject, makeReporter, on, openMonth, reportOf } from "./factories";
import { pdfOf, pngOf } from "./pictures";

/** A small city with a published month, a document, a picture and an anchor, to be backed up and restored. */

const { now } = on("2017-03-18");

export async function* stream(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** A document of the project, kept. */
export async function addFile(projectId: string, bytes: Buffer, name: string): Promise<string> {
  const { id } = await receiveFile(centre, { name, content: stream(bytes) }, { now });
  await addProjectFiles(centre, { projectId, files: [id] }, { now });
  return id;
}

export const backupsOf = (): string => resolve(process.env.LIANGDENG_DATA ?? "", "backups");

export const takeBackup = (url: string, instant: Date, more: { nightly?: boolean; keep?: number } = {}) =>
  backUp({ url, folder: backupsOf(), keep: null, byName: "测试", instant, ...more });

/** All rows of all tables, as text: what a restored database is compared with. */
export async function contentOf(url: string): Promise<Map<string, string>> {
  return withConnection(url, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'",
    );
    const content = new Map<string, string>();
    for (const { name } of rows) {
      const { rows: sum } = await client.query(
        `SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, chr(10) ORDER BY t::text)), '') AS sum FROM "${name}" t`,
      );
      content.set(name, sum[0].sum);
    }
    return content;
  });
}

/** The application's own code, loaded anew: it reads its environment once. */
const loadApplication = async () => ({
  ...(await import("@/lib/core/db")),
  ...(await import("@/lib/files/commands/receive-file")),
  ...(await import("@/lib/projects/commands/update-project")),
  ...(await import("@/lib/trace/anchors")),
  ...(await import("@/lib/upkeep/commands/anchor-trace")),
  ...(await import("@/lib/upkeep/commands/restore-backup")),
  ...(await import("@/lib/upkeep/queries/verify-all")),
});
type Application = Awaited<ReturnType<typeof loadApplication>>;

/** Works in an empty place like a new machine's: a migrated database without a row, an empty data folder. */
export async function atEmptyPlace(
  work: (place: TestDatabase, application: Application) => Promise<void>,
): Promise<void> {
  await disconnect();
  const { DATABASE_URL, LIANGDENG_DATA } = process.env;
  const place = await freshDatabase();
  vi.resetModules();
  const application = await loadApplication();
  try {
    await work(place, application);
  } finally {
    await application.disconnect();
    Object.assign(process.env, { DATABASE_URL, LIANGDENG_DATA });
  }
}

/** Words of a refusal, or "none". */
export const refusalOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "none",
    (error: Error) => error.message,
  );

/** The city, and its first backup. */
export async function backedUpCity(): Promise<{ source: TestDatabase; backup: string }> {
  const source = await freshDatabase();
  await db().installation.create({ data: { cityName: "资阳市", centreName: "项目中心" } });
  const reporter = await makeReporter("市住建局");
  const project = await makeProject();
  await openMonth("2017-02");
  await submitReport(reporter, reportOf(project, "2017-02", 12.34), on("2017-02-18"));
  await closeMonth("2017-02");
  await addFile(project, pdfOf("批复"), "批复.pdf");
  await addFile(project, pngOf(900, 600), "现场.png");
  await anchorTrace(new Date("2026-11-24T16:05:00Z"));
  const { path } = await takeBackup(source.appUrl, new Date("2026-11-25T02:00:00Z"));
  return { source, backup: path };
}
