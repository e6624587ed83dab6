import "server-only";
import { z } from "zod";
import { type Actor, maySeeAllTraces, maySeeTrace } from "@/lib/auth/permissions";
import { db } from "@/lib/core/db";
import { forbidden, notFound } from "@/lib/core/errors";
import { Prisma } from "@/lib/generated/prisma/client";
import { CHAIN_START, FIRST_HASH, whyNotNext } from "@/lib/trace/chain";
import type { TraceCategory, TraceValues, TraceVerb } from "@/lib/trace/schema";

const eventFields = {
  sequence: true,
  chain: true,
  index: true,
  at: true,
  actorId: true,
  actorName: true,
  onBehalfOf: true,
  unitName: true,
  address: true,
  category: true,
  subject: true,
  subjectId: true,
  verb: true,
  before: true,
  after: true,
  reason: true,
  previousHash: true,
  hash: true,
} satisfies Prisma.TraceEventSelect;

type EventRow = Prisma.TraceEventGetPayload<{ select: typeof eventFields }>;

export type TraceEventView = Omit<EventRow, "sequence" | "at" | "before" | "after" | "verb" | "category"> & {
  sequence: number;
  at: string;
  verb: TraceVerb;
  category: TraceCategory;
  before: TraceValues;
  after: TraceValues;
};

const view = (row: EventRow): TraceEventView => ({
  ...row,
  sequence: Number(row.sequence),
  at: row.at.toISOString(),
  verb: row.verb as TraceVerb,
  category: row.category,
  before: row.before as TraceValues,
  after: row.after as TraceValues,
});

const isUuid = (text: string): boolean => z.uuid().safeParse(text).success;

export type Page = { page: number; pageSize: number };

async function pageOfEvents(where: Prisma.TraceEventWhereInput, { page, pageSize }: Page) {
  const [rows, total] = await Promise.all([
    db().traceEvent.findMany({
      where,
      select: eventFields,
      orderBy: { sequence: "desc" },
      skip: (page - 1) * pageSize,
      take: pageSize,
    }),
    db().traceEvent.count({ where }),
  ]);
  return { items: rows.map(view), total, page, pageSize };
}

/**
 * A project's events, newest first; with `field`, those that gave this value or took it away. Whoever may not see the
 * project gets "not found".
 */
export async function listProjectTrace(
  actor: Actor,
  projectId: string,
  { field, ...page }: Page & { field?: string | undefined },
) {
  const project = await db().project.findUnique({
    where: { id: projectId },
    select: { responsibleUnitId: true, regionCode: true },
  });
  if (!project || !maySeeTrace(actor, project)) throw notFound("project");
  const given = field && { path: [field], not: Prisma.AnyNull };
  return pageOfEvents(
    { chain: projectId, ...(given ? { OR: [{ before: given }, { after: given }] } : {}) },
    page,
  );
}

/** Words that find more projects than this are too short to mean one of them. */
const FOUND_AT_MOST = 500;

async function searched(words: string): Promise<Prisma.TraceEventWhereInput> {
  const contains = { contains: words, mode: "insensitive" } as const;
  const projects = await db().project.findMany({
    where: { OR: [{ name: contains }, { number: contains }] },
    select: { id: true },
    take: FOUND_AT_MOST,
  });
  return { OR: [{ actorName: contains }, { chain: { in: projects.map(({ id }) => id) } }] };
}

/**
 * All events, newest first, each with its project's number and name: for the auditor and the centre. `words` are
 * looked for in projects' names and numbers and in who did it.
 */
export async function listTrace(
  actor: Actor,
  page: Page,
  { category, words }: { category?: TraceCategory | undefined; words?: string | undefined } = {},
) {
  if (!maySeeAllTraces(actor)) throw forbidden();
  const where = { ...(category ? { category } : {}), ...(words ? await searched(words) : {}) };
  const events = await pageOfEvents(where, page);
  const projects = await db().project.findMany({
    where: { id: { in: events.items.map(({ chain }) => chain).filter((chain) => isUuid(chain)) } },
    select: { id: true, number: true, name: true },
  });
  const named = new Map(projects.map((project) => [project.id, project]));
  return {
    ...events,
    items: events.items.map((item) => ({ ...item, project: named.get(item.chain) ?? null })),
  };
}

export type ChainCheck = { chain: string; events: number; brokenAt: number | null };

/** Recomputes one chain; `brokenAt` is the index of the first event that does not fit, or of a missing end. */
export async function verifyChain(actor: Actor, chain: string): Promise<ChainCheck> {
  if (!maySeeAllTraces(actor)) throw forbidden();
  const [rows, head] = await Promise.all([
    db().traceEvent.findMany({ where: { chain }, select: eventFields, orderBy: { index: "asc" } }),
    db().traceHead.findUnique({ where: { chain } }),
  ]);
  let last = CHAIN_START;
  for (const { sequence: _, ...row } of rows) {
    if (whyNotNext(last, { ...row, at: row.at.toISOString() })) {
      return { chain, events: rows.length, brokenAt: last.index + 1 };
    }
    last = { index: row.index, hash: row.hash };
  }
  const cut = (head?.index ?? 0) !== last.index || (head?.hash ?? FIRST_HASH) !== last.hash;
  return { chain, events: rows.length, brokenAt: cut ? last.index + 1 : null };
}
