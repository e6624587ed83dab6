import { withoutWaiting } from "../lib/core/database-access";
import { disconnect } from "../lib/core/db";
import { UnusableEnvironment } from "../lib/core/env";
import { LaunchRefused, Supervisor } from "../lib/core/supervisor";
import { installJobs } from "../lib/jobs/install";

/** Runs the whole product: `serve.ts` the production build, `serve.ts dev` for working on it. */
try {
  const supervisor = new Supervisor({
    mode: process.argv[2] === "dev" ? "dev" : "start",
    say: console.log,
    install: installJobs,
    async prepare(options) {
      const { prepareDatabase } = await import("../prisma/seed/prepare");
      // The pages run in a process of their own, with the connection as it is.
      process.env.DATABASE_URL = withoutWaiting(process.env.DATABASE_URL ?? "");
      const prepared = await prepareDatabase({ ...options, say: console.log }).finally(disconnect);
      return prepared?.accounts ?? null;
    },
  });

  const stop = (): void => void supervisor.stop();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
  // The starting script went away without a word.
  process.on("disconnect", stop);

  if (await supervisor.run()) process.exit(0);
  console.error("页面服务意外结束 the page server ended unexpectedly");
} catch (error) {
  const plain = error instanceof LaunchRefused || error instanceof UnusableEnvironment;
  console.error(plain ? error.message : error);
}
process.exit(1);
