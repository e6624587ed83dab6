import "server-only";
import { type Actor, listScopeOf } from "@/lib/auth/permissions";
import { db } from "@/lib/core/db";
import { forbidden, notFound } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { ListProgrammesInput } from "@/lib/programmes/schema";

/** A region's office knows the programmes that have a project there; all others know all. */
function programmeWhere(actor: Actor): Prisma.ProgrammeWhereInput {
  const scope = listScopeOf(actor);
  if (scope.kind === "none") throw forbidden();
  return scope.kind === "region" ? { projects: { some: { regionCode: scope.regionCode } } } : {};
}

function projectWhere(actor: Actor): Prisma.ProjectWhereInput {
  const scope = listScopeOf(actor);
  return { withdrawnAt: null, ...(scope.kind === "region" ? { regionCode: scope.regionCode } : {}) };
}

const fields = {
  id: true,
  name: true,
  version: true,
  commander: { select: { id: true, title: true } },
  members: {
    select: { unit: { select: { id: true, name: true } } },
    orderBy: { unit: { name: "asc" } },
  },
} satisfies Prisma.ProgrammeSelect;

type Row = Prisma.ProgrammeGetPayload<{ select: typeof fields }>;

/** The projects of each programme that are in the registry, by lamp of the latest closed period. */
async function countsOf(actor: Actor, programmeIds: string[]) {
  const where = { ...projectWhere(actor), programmeId: { in: programmeIds } };
  const latest = await db().period.findFirst({
    where: { revision: { gt: 0 } },
    orderBy: { id: "desc" },
    select: { id: true, revision: true },
  });
  const [projects, lit] = await Promise.all([
    db().project.groupBy({ by: ["programmeId"], where, _count: true }),
    latest
      ? db().lampDecision.findMany({
          where: { periodId: latest.id, revision: latest.revision, project: where },
          select: { lamp: true, project: { select: { programmeId: true } } },
        })
      : [],
  ]);
  const counts = new Map(
    programmeIds.map((id) => [id, { projects: 0, red: 0, yellow: 0, green: 0, paused: 0 }]),
  );
  for (const { programmeId, _count } of projects) {
    const count = counts.get(programmeId ?? "");
    if (count) count.projects = _count;
  }
  for (const { lamp, project } of lit) {
    const count = counts.get(project.programmeId ?? "");
    if (count) count[lamp]++;
  }
  return { counts, period: latest?.id ?? null };
}

const view = ({ members, ...row }: Row) => ({ ...row, members: members.map(({ unit }) => unit) });

/** Programmes by name, a page at a time, each with its projects and their lamps of the latest closed period. */
export async function listProgrammes(actor: Actor, { page, pageSize }: ListProgrammesInput) {
  const where = programmeWhere(actor);
  const [rows, total] = await Promise.all([
    db().programme.findMany({
      where,
      select: fields,
      orderBy: { name: "asc" },
      skip: (page - 1) * pageSize,
      take: pageSize,
    }),
    db().programme.count({ where }),
  ]);
  const { counts, period } = await countsOf(
    actor,
    rows.map(({ id }) => id),
  );
  const none = { projects: 0, red: 0, yellow: 0, green: 0, paused: 0 };
  return {
    items: rows.map((row) => ({ ...view(row), ...(counts.get(row.id) ?? none) })),
    total,
    page,
    pageSize,
    /** The closed period whose lamps are counted; null before the first close. */
    period,
  };
}
export type ProgrammeListItem = Awaited<ReturnType<typeof listProgrammes>>["items"][number];

/** One programme; one that has nothing to do with a region is not found by its office. */
export async function getProgramme(actor: Actor, programmeId: string) {
  if (listScopeOf(actor).kind === "none" || !isId(programmeId)) throw notFound("programme");
  const row = await db().programme.findFirst({
    where: { AND: [{ id: programmeId }, programmeWhere(actor)] },
    select: fields,
  });
  if (!row) throw notFound("programme");
  const { counts, period } = await countsOf(actor, [programmeId]);
  const { projects, ...lamps } = counts.get(programmeId) ?? {
    projects: 0,
    red: 0,
    yellow: 0,
    green: 0,
    paused: 0,
  };
  return { ...view(row), projects, ...lamps, period };
}
export type ProgrammeDetail = Awaited<ReturnType<typeof getProgramme>>;

/** All names, for completing what is typed in a form. */
export async function listProgrammeNames(actor: Actor): Promise<string[]> {
  const rows = await db().programme.findMany({
    where: programmeWhere(actor),
    orderBy: { name: "asc" },
    select: { name: true },
  });
  return rows.map(({ name }) => name);
}
