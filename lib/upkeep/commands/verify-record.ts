import "server-only";
import { type Actor, maySeeAllTraces } from "@/lib/auth/permissions";
import { UPKEEP } from "@/lib/core/advisory-locks";
import { env } from "@/lib/core/env";
import { conflict, forbidden } from "@/lib/core/errors";
import { withConnection } from "@/lib/core/snapshot";
import { recorded } from "@/lib/upkeep/commands/record-run";
import { isFine, type Verification, verifyAll } from "@/lib/upkeep/queries/verify-all";
import type { UpkeepDetail, UpkeepKind } from "@/lib/upkeep/schema";

/** The numbers of a verification, and the first thing that it found. */
function detailOf(what: "trace" | "all", { trace, attachments, documents }: Verification): UpkeepDetail {
  const [event] = trace.faults;
  const [file] = [...attachments.faults, ...documents.faults];
  return {
    what,
    chains: trace.chains,
    events: trace.events,
    anchors: trace.anchors,
    attachments: attachments.checked,
    documents: documents.checked,
    brokenChains: trace.broken,
    brokenFiles: attachments.broken + documents.broken,
    brokenLine: trace.brokenLine,
    chain: event?.chain ?? null,
    index: event?.index ?? null,
    eventFault: event?.what ?? null,
    file: file?.name ?? null,
    fileId: file?.id ?? null,
    fileFault: file?.what ?? null,
  };
}

export type VerifyOptions = {
  kind?: Extract<UpkeepKind, "verification" | "restore">;
  byName: string;
  what: "trace" | "all";
  /** Real time. */
  instant: Date;
  anchors?: string | undefined;
  say?: (line: string) => void;
};

/** Verifies and records what was found. */
export const verifyRecord = ({ kind = "verification", byName, instant, ...options }: VerifyOptions) =>
  recorded<Verification>(kind, byName, instant, async () => {
    const verification = await verifyAll({ url: env().DATABASE_URL, ...options });
    return {
      outcome: isFine(verification) ? "fine" : "found",
      detail: detailOf(options.what, verification),
      answer: verification,
    };
  });

/** The button of the auditor and the centre: chains and anchors, now. One at a time. */
export async function verifyTraceNow(actor: Actor, { instant }: { instant: Date }): Promise<Verification> {
  if (!maySeeAllTraces(actor)) throw forbidden();
  return withConnection(env().DATABASE_URL, async (client) => {
    const { rows } = await client.query("SELECT pg_try_advisory_lock($1::int, 1) AS held", [UPKEEP]);
    if (!rows[0]?.held) throw conflict("VERIFICATION_RUNNING");
    return verifyRecord({ byName: actor.name, what: "trace", instant });
  });
}
