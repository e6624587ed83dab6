import { rm } from "node:fs/promises";
import { openDatabase, withoutWaiting } from "../../lib/core/database-access";
import { disconnect } from "../../lib/core/db";
import { stopEmbeddedDatabase } from "../../lib/core/embedded-database";
import { parseSettings } from "../../lib/core/env";
import { keepAccounts, keptSecret } from "../../lib/core/launch-files";
import { installJobs } from "../../lib/jobs/install";
import { prepareDatabase } from "../../prisma/seed/prepare";
import { filledCity } from "./filled-city";

/** Fills the demonstration city as a first start does, and stops its database: what lies there can be copied. */
const data = filledCity();
if (!data) throw new Error("LIANGDENG_TEST_CITY names the folder");
await stopEmbeddedDatabase(data);
await rm(data, { recursive: true, force: true });
delete process.env.DATABASE_URL;
delete process.env.DATABASE_OWNER_URL;
try {
  const { appUrl, ownerUrl } = await openDatabase(parseSettings({ ...process.env, LIANGDENG_DATA: data }));
  await installJobs(ownerUrl);
  Object.assign(process.env, {
    DATABASE_URL: withoutWaiting(appUrl),
    AUTH_SECRET: await keptSecret(data),
    LIANGDENG_DATA: data,
  });
  const begun = performance.now();
  await prepareDatabase({ demo: true, keep: (accounts) => keepAccounts(data, accounts) });
  process.stdout.write(`filled in ${((performance.now() - begun) / 1000).toFixed(1)} s\n`);
} finally {
  await disconnect();
  await stopEmbeddedDatabase(data);
}
