import "server-only";
import { type Actor, maySeeTrace } from "@/lib/auth/permissions";
import { db } from "@/lib/core/db";
import { notFound } from "@/lib/core/errors";
import { listProjectTrace, type TraceEventView } from "@/lib/trace/queries";

export type TraceBookFile = {
  name: string;
  bytes: number;
  sha256: string;
  uploadedBy: string;
  uploadedAt: string;
  removedReason: string | null;
};

export type TraceBook = {
  project: {
    number: string;
    name: string;
    unit: string | null;
    region: string | null;
    category: string;
    /** 万元. */
    totalInvestment: number | null;
  };
  /** Oldest first. */
  events: TraceEventView[];
  files: TraceBookFile[];
};

const PAGE_SIZE = 1_000;

async function allEvents(actor: Actor, projectId: string): Promise<TraceEventView[]> {
  const events: TraceEventView[] = [];
  for (let page = 1; ; page++) {
    const { items } = await listProjectTrace(actor, projectId, { page, pageSize: PAGE_SIZE });
    events.push(...items);
    if (items.length < PAGE_SIZE) break;
  }
  // An event that was written between two pages moves the last one onto the next.
  const bySequence = new Map(events.map((event) => [event.sequence, event]));
  return [...bySequence.values()].sort((a, b) => a.sequence - b.sequence);
}

/**
 * What a project's trace book holds: its whole chain and the list of its attachments with their hashes (not their
 * contents). For whoever sees the trace, the auditor too; for everybody else it is not there.
 */
export async function getTraceBook(actor: Actor, projectId: string): Promise<TraceBook> {
  const project = await db().project.findUnique({
    where: { id: projectId },
    select: {
      number: true,
      name: true,
      category: true,
      totalInvestment: true,
      responsibleUnitId: true,
      regionCode: true,
      responsibleUnit: { select: { name: true } },
      region: { select: { name: true } },
    },
  });
  if (!project || !maySeeTrace(actor, project)) throw notFound("project");
  const files = await db().attachment.findMany({
    where: { projectId },
    select: {
      name: true,
      bytes: true,
      sha256: true,
      uploadedBy: true,
      uploadedAt: true,
      removedReason: true,
    },
    orderBy: [{ uploadedAt: "asc" }, { id: "asc" }],
  });
  return {
    project: {
      number: project.number,
      name: project.name,
      unit: project.responsibleUnit?.name ?? null,
      region: project.region?.name ?? null,
      category: project.category,
      totalInvestment: project.totalInvestment === null ? null : Number(project.totalInvestment),
    },
    events: await allEvents(actor, projectId),
    files: files.map((file) => ({ ...file, uploadedAt: file.uploadedAt.toISOString() })),
  };
}
