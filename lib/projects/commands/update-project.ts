import "server-only";
import type { Actor } from "@/lib/auth/permissions";
import { fromDay, fromDayOrNull } from "@/lib/core/convert";
import type { Tx } from "@/lib/core/db";
import { conflict, notFound } from "@/lib/core/errors";
import { inTransactionOnce, type Once } from "@/lib/core/transaction";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { ProjectResult } from "@/lib/projects/commands/create-project";
import { loadEditable, loadProjects } from "@/lib/projects/commands/load-facts";
import {
  ensureLeaders,
  lockRegistry,
  requireRegion,
  requireUnused,
  resolveUnits,
} from "@/lib/projects/commands/resolve-names";
import { projectWarnings, traceCategoryOf } from "@/lib/projects/rules";
import type { UpdateProjectInput } from "@/lib/projects/schema";
import { recordTrace } from "@/lib/trace/commands";
import { changedValues } from "@/lib/trace/schema";

type Change = Omit<UpdateProjectInput, "projectId" | "version" | "reason">;

/** Only the fields that are given: absent means unchanged. */
function dataOf(input: Change, units: Map<string, string>): Prisma.ProjectUncheckedUpdateManyInput {
  const data: Prisma.ProjectUncheckedUpdateManyInput = {};
  const unitId = (name: string | null) => (name ? (units.get(name) ?? null) : null);
  if (input.nationalCode !== undefined) data.nationalCode = input.nationalCode || null;
  if (input.name !== undefined) data.name = input.name;
  if (input.nature !== undefined) data.nature = input.nature;
  if (input.category !== undefined) data.category = input.category;
  if (input.level !== undefined) data.level = input.level;
  if (input.regionCode !== undefined) data.regionCode = input.regionCode;
  if (input.address !== undefined) data.address = input.address;
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
  if (input.programme !== undefined) data.programme = input.programme;
  if (input.stage !== undefined) data.stage = input.stage;
  return data;
}

/** Lists are replaced as a whole. */
async function replaceLists(
  tx: Tx,
  projectId: string,
  input: Change,
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

/** Changes what is given of a project; a stale `version` is refused; no difference, no event. */
export const updateProject = (
  actor: Actor,
  { projectId, version, reason, ...input }: UpdateProjectInput,
  { now, once }: { now: Date; once?: Once },
): Promise<ProjectResult> =>
  inTransactionOnce(actor.id, once, async (tx) => {
    // The registry before the row, as in every command that takes both.
    if (input.name !== undefined || input.nationalCode) await lockRegistry(tx);
    const old = await loadEditable(tx, actor, projectId);
    if (old.version !== version) throw conflict("STALE_VERSION");
    await requireUnused(tx, input, projectId);
    await requireRegion(tx, input.regionCode);
    const named = [input.responsibleUnit, input.industryUnit, ...(input.pairedUnits ?? [])];
    const units = await resolveUnits(
      tx,
      named.filter((name) => name != null),
    );
    await tx.project.updateMany({ where: { id: projectId, version }, data: dataOf(input, units) });
    await replaceLists(tx, projectId, input, units);

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
        ...changes,
        ...(reason ? { reason } : {}),
      },
      now,
    );
    return { ...result, version: version + 1 };
  });
