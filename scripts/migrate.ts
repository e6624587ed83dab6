import { openDatabase } from "../lib/core/database-access";
import { stopEmbeddedDatabase } from "../lib/core/embedded-database";
import { parseSettings } from "../lib/core/env";

/** `npm run migrate`: brings the configured database to the level of prisma/migrations. */
const settings = parseSettings(process.env);
const { applied, started } = await openDatabase(settings);
console.log(applied.length > 0 ? `已执行 applied:\n  ${applied.join("\n  ")}` : "已是最新 up to date");
if (started) await stopEmbeddedDatabase(settings.LIANGDENG_DATA);
