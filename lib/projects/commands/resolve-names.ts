import "server-only";
import type { Tx } from "@/lib/core/db";
import { conflict, ruleViolation } from "@/lib/core/errors";

/** Numbers and names are given out one writer at a time; held until the transaction ends. */
export async function lockRegistry(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('project.registry', 0))`;
}

/** The last running number of a year; 0 before the first. Only under `lockRegistry`. */
export async function lastNumberOf(tx: Tx, year: number): Promise<number> {
  const [row] = await tx.$queryRaw<{ last: number | null }[]>`
    SELECT max(split_part(number, '-', 2)::int) AS last FROM project WHERE number LIKE ${`${year}-%`}`;
  return row?.last ?? 0;
}

export async function requireRegion(tx: Tx, code: string | null | undefined): Promise<void> {
  if (!code) return;
  const region = await tx.region.findUnique({ where: { code }, select: { code: true } });
  if (!region) throw ruleViolation("UNKNOWN_REGION", { region: code });
}

/** A name and a national code belong to one project. Only under `lockRegistry`. */
export async function requireUnused(
  tx: Tx,
  given: { name?: string | undefined; nationalCode?: string | null | undefined },
  exceptId?: string,
): Promise<void> {
  const { name, nationalCode } = given;
  const others = exceptId ? { id: { not: exceptId } } : {};
  const named =
    name &&
    (await tx.project.findFirst({
      where: { name, ...others },
      select: { number: true, withdrawnAt: true },
    }));
  if (named) {
    throw conflict(named.withdrawnAt ? "PROJECT_NAME_WITHDRAWN" : "PROJECT_NAME_TAKEN", {
      name,
      number: named.number,
    });
  }
  if (
    nationalCode &&
    (await tx.project.findFirst({ where: { nationalCode, ...others }, select: { id: true } }))
  ) {
    throw conflict("NATIONAL_CODE_TAKEN", { code: nationalCode });
  }
}
