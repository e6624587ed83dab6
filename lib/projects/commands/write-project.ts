import "server-only";
import type { Actor } from "@/lib/auth/permissions";
import { fromDay, fromDayOrNull } from "@/lib/core/convert";
import type { Tx } from "@/lib/core/db";
import { notFound } from "@/lib/core/errors";
import type { Prisma } from "@/lib/generated/prisma/client";
import { ensureProgrammes } from "@/lib/programmes/commands";
import { type LoadedProject, loadProjects, tracedFacts } from "@/lib/projects/commands/load-facts";
import { requireRegion, requireUnused } from "@/lib/projects/commands/resolve-names";
import { type ProjectWarning, projectWarnings, traceCategoryOf } from "@/lib/projects/rules";
import type { Contact } from "@/lib/projects/rules/contacts";
import type { UpdateProjectInput } from "@/lib/projects/schema";
import { recordTrace } from "@/lib/trace/commands";
import { changedValues } from "@/lib/trace/schema";
import { ensureLeaders, resolveUnits } from "@/lib/units/commands";

export type ProjectResult = { id: string; number: string; version: number; warnings: ProjectWarning[] };

export type ProjectChange = Omit<UpdateProjectInput, "projectId" | "version" | "reason">;

type Names = { units: Map<string, string>; programmes: Map<string, string> };

/** Only the fields that are given: absent means unchanged. */
function dataOf(input: ProjectChange, { units, programmes }: Names): Prisma.ProjectUncheckedUpdateManyInput {
  const data: Prisma.ProjectUncheckedUpdateManyInput = {};
  const unitId = (name: string | null) => (name ? (units.get(name) ?? null) : null);
  if (input.nationalCode !== undefined) data.nationalCode = input.nationalCode || null;
  if (input.name !== undefined) data.name = input.name;
  if (input.nature !== undefined) data.nature = input.nature;
  if (input.category !== undefined) data.category = input.category;
  if (input.level !== undefined) data.level = input.level;
  if (input.regionCode !== undefined) data.regionCode = input.regionCode;
  if (input.address !== undefined) data.address = input.address;
  if (input.coordinates !== undefined) {
    data.longitude = input.coordinates?.longitude ?? null;
    data.latitude = input.coordinates?.latitude ?? null;
  }
  if (input.content !== undefined) data.content = input.content;
  if (input.owner !== undefined) data.owner = input.owner;
  if (input.investmentText !== undefined) data.investmentText = input.investmentText;
  if (input.investmentSubject !== undefined) data.investmentSubject = input.investmentSubject;
  if (input.totalInvestment !== undefined) data.totalInvestment = input.totalInvestment;
  if (input.investedBefore !== undefined) data.investedBefore = input.investedBefore;
  if (input.plannedStart !== undefined) data.plannedStart = fromDayOrNull(input.plannedStart);
  if (input.plannedCompletion !== undefined) data.plannedCompletion = fromDayOrNull(input.plannedCompletion);
  if (input.actualStart !== undefined) data.actualStart = fromDayOrNull(input.actualStart);
  if (input.actualCompletion !== undefined) data.actualCompletion = fromDayOrNull(input.actualCompletion);
  if (input.responsibleUnit !== undefined) data.responsibleUnitId = unitId(input.responsibleUnit);
  if (input.industryUnit !== undefined) data.industryUnitId = unitId(input.industryUnit);
  if (input.agent !== undefined) data.agent = input.agent;
  if (input.programme !== undefined) {
    data.programmeId = input.programme ? (programmes.get(input.programme) ?? null) : null;
  }
  if (input.stage !== undefined) data.stage = input.stage;
  return data;
}

/** Contact persons as rows, the first one first. */
export const contactRows = (contacts: readonly Contact[]) =>
  contacts.map(({ name, role, phone }, order) => ({ name, role, phone, order }));

/** Lists are replaced as a whole. */
async function replaceLists(
  tx: Tx,
  projectId: string,
  input: ProjectChange,
  units: Map<string, string>,
): Promise<void> {
  if (input.pairedUnits) {
    const ids = [...new Set(input.pairedUnits.map((name) => units.get(name) ?? name))];
    await tx.projectPair.deleteMany({ where: { projectId } });
    await tx.projectPair.createMany({ data: ids.map((unitId) => ({ projectId, unitId })) });
  }
  if (input.leaders) {
    const leaders = await ensureLeaders(tx, input.leaders);
    const ids = [...new Set(input.leaders.map((name) => leaders.get(name) ?? name))];
    await tx.projectLeader.deleteMany({ where: { projectId } });
    await tx.projectLeader.createMany({
      data: ids.map((leaderId, order) => ({ projectId, leaderId, order })),
    });
  }
  if (input.contacts) {
    await tx.projectContact.deleteMany({ where: { projectId } });
    await tx.projectContact.createMany({
      data: contactRows(input.contacts).map((row) => ({ projectId, ...row })),
    });
  }
  if (input.milestones) {
    await tx.milestone.deleteMany({ where: { projectId } });
    await tx.milestone.createMany({
      data: input.milestones.map((item, order) => ({
        projectId,
        name: item.name,
        planned: fromDay(item.planned),
        actual: fromDayOrNull(item.actual),
        weight: item.weight,
        order,
      })),
    });
  }
}

/**
 * Writes what is given of a project, new version and event included; no difference, no event. The lower half of
 * `updateProject`: the caller has locked the registry (for a name or national code) and then the project's row, has
 * authorised, and has seen to it that what is locked changes by a decided change request only.
 */
export async function writeProject(
  tx: Tx,
  actor: Actor,
  old: LoadedProject,
  input: ProjectChange,
  { now, reason }: { now: Date; reason?: string | undefined },
): Promise<ProjectResult> {
  const { id: projectId, version } = old;
  await requireUnused(tx, input, projectId);
  await requireRegion(tx, input.regionCode);
  const named = [input.responsibleUnit, input.industryUnit, ...(input.pairedUnits ?? [])];
  const names: Names = {
    units: await resolveUnits(
      tx,
      named.filter((name) => name != null),
    ),
    programmes: await ensureProgrammes(tx, actor, input.programme ? [input.programme] : [], now),
  };
  await tx.project.updateMany({ where: { id: projectId, version }, data: dataOf(input, names) });
  await replaceLists(tx, projectId, input, names.units);

  const [project] = await loadProjects(tx, { id: projectId });
  if (!project) throw notFound("project");
  const result = { id: projectId, number: project.number, warnings: projectWarnings(project.facts) };
  const changes = changedValues(old.facts, project.facts);
  if (!changes) return { ...result, version };
  await tx.project.update({
    where: { id: projectId },
    data: { version: version + 1 },
    select: { id: true },
  });
  await recordTrace(
    tx,
    actor,
    {
      category: traceCategoryOf(project.facts.stage),
      verb: "project.update",
      subject: "project",
      subjectId: projectId,
      projectId,
      before: tracedFacts(changes.before),
      after: tracedFacts(changes.after),
      ...(reason ? { reason } : {}),
    },
    now,
  );
  return { ...result, version: version + 1 };
}
