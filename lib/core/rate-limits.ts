import "server-only";
import { Pool } from "pg";
import { RateLimiterPostgres } from "rate-limiter-flexible";
import { env } from "@/lib/core/env";

const kept = globalThis as typeof globalThis & { liangdengLimits?: Pool };

function pool(): Pool {
  if (!kept.liangdengLimits) {
    kept.liangdengLimits = new Pool({ connectionString: env().DATABASE_URL, max: 3 });
    // An idle connection that the server drops is replaced at the next use.
    kept.liangdengLimits.on("error", () => undefined);
  }
  return kept.liangdengLimits;
}

/** A counter in PostgreSQL: `points` uses in `seconds`, shared by all processes. */
export const limiter = (keyPrefix: string, points: number, seconds: number): RateLimiterPostgres =>
  new RateLimiterPostgres({
    storeClient: pool(),
    tableName: "rate_limit",
    tableCreated: true,
    keyPrefix,
    points,
    duration: seconds,
  });

export async function disconnectLimits(): Promise<void> {
  await kept.liangdengLimits?.end();
  kept.liangdengLimits = undefined;
}
