import { execFileSync } from "node:child_process";

/** The folder of a demonstration city that `npm test` has filled for this run; undefined in a run of one test alone. */
export const filledCity = (): string | undefined => process.env.LIANGDENG_TEST_CITY || undefined;

/** A copy of it, with the owner and the rights of each file: PostgreSQL insists on both. True when there is one. */
export function copyCity(into: string): boolean {
  const city = filledCity();
  if (city) execFileSync("cp", ["-a", city, into]);
  return city !== undefined;
}
