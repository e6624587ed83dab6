import { parseArgs } from "node:util";
import { createToken } from "@/lib/auth/commands/tokens";
import { actorOfName } from "@/lib/auth/queries";
import { businessNow } from "@/lib/core/clock";
import { openDatabase } from "@/lib/core/database-access";
import { disconnect } from "@/lib/core/db";
import { stopEmbeddedDatabase } from "@/lib/core/embedded-database";
import { parseSettings } from "@/lib/core/env";
import { keptSecret } from "@/lib/core/launch-files";
import { disconnectLimits } from "@/lib/core/rate-limits";

/** `npm run -s token -- --user NAME [--days N] [--read-only]`: the token alone on stdout. */
const USAGE = "npm run -s token -- --user NAME [--days 1…366] [--read-only]";
const { values } = parseArgs({
  options: {
    user: { type: "string" },
    days: { type: "string", default: "90" },
    "read-only": { type: "boolean", default: false },
  },
});

async function run(): Promise<void> {
  if (!values.user) throw new Error(USAGE);
  const settings = parseSettings(process.env);
  const opened = await openDatabase(settings);
  process.env.DATABASE_URL = opened.appUrl;
  process.env.AUTH_SECRET ??= await keptSecret(settings.LIANGDENG_DATA);
  try {
    const actor = await actorOfName(values.user);
    if (!actor) throw new Error(`没有可用的账号 ${values.user}\nThere is no active account ${values.user}`);
    const input = { name: "命令行 command line", days: Number(values.days), readOnly: values["read-only"] };
    const { token } = await createToken(actor, input, { now: await businessNow(), instant: new Date() });
    console.log(token);
  } finally {
    await disconnect();
    await disconnectLimits();
    if (opened.started) await stopEmbeddedDatabase(settings.LIANGDENG_DATA);
  }
}

try {
  await run();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
