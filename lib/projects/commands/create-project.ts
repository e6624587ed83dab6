import "server-only";
import { type Actor, mayEditRegistry } from "@/lib/auth/permissions";
import { dayIn } from "@/lib/core/clock";
import { fromDay, fromDayOrNull } from "@/lib/core/convert";
import { forbidden } from "@/lib/core/errors";
import { yearOf } from "@/lib/core/periods";
import { inTransactionOnce, type Once } from "@/lib/core/transaction";
import { ensureProgrammes } from "@/lib/programmes/commands";
import { loadProjects, tracedFacts } from "@/lib/projects/commands/load-facts";
import {
  lastNumberOf,
  lockRegistry,
  requireRegion,
  requireUnused,
} from "@/lib/projects/commands/resolve-names";
import { writePlan } from "@/lib/projects/commands/set-plan";
import { contactRows, type ProjectResult } from "@/lib/projects/commands/write-project";
import { fillMonthlyPlan, nextNumber, projectWarnings, traceCategoryOf } from "@/lib/projects/rules";
import { type CreateProjectInput, createProjectInput } from "@/lib/projects/schema";
import { recordTrace } from "@/lib/trace/commands";
import { ensureLeaders, resolveUnits } from "@/lib/units/commands";

/** Enters a project in the registry, with its milestones and, when given, one year's plan. */
export const createProject = (
  actor: Actor,
  given: CreateProjectInput,
  { now, once }: { now: Date; once?: Once },
): Promise<ProjectResult> =>
  inTransactionOnce(actor.id, once, async (tx) => {
    if (!mayEditRegistry(actor)) throw forbidden();
    const input = createProjectInput.parse(given);
    await lockRegistry(tx);
    await requireUnused(tx, input);
    await requireRegion(tx, input.regionCode);
    const named = [input.responsibleUnit, input.industryUnit, ...input.pairedUnits];
    const units = await resolveUnits(
      tx,
      named.filter((name) => name != null),
    );
    const leaders = await ensureLeaders(tx, input.leaders);
    const programmes = await ensureProgrammes(tx, actor, input.programme ? [input.programme] : [], now);
    const unitId = (name: string | null | undefined) => (name ? (units.get(name) ?? null) : null);

    const year = yearOf(dayIn(now));
    const number = nextNumber(year, await lastNumberOf(tx, year));
    const pairIds = [...new Set(input.pairedUnits.map((name) => units.get(name) ?? name))];
    const leaderIds = [...new Set(input.leaders.map((name) => leaders.get(name) ?? name))];
    const { id, version } = await tx.project.create({
      data: {
        number,
        nationalCode: input.nationalCode || null,
        name: input.name,
        nature: input.nature,
        category: input.category,
        level: input.level,
        regionCode: input.regionCode ?? null,
        address: input.address ?? null,
        longitude: input.coordinates?.longitude ?? null,
        latitude: input.coordinates?.latitude ?? null,
        content: input.content,
        owner: input.owner ?? null,
        investmentText: input.investmentText ?? null,
        investmentSubject: input.investmentSubject ?? null,
        totalInvestment: input.totalInvestment,
        investedBefore: input.investedBefore,
        plannedStart: fromDayOrNull(input.plannedStart),
        plannedCompletion: fromDayOrNull(input.plannedCompletion),
        actualStart: fromDayOrNull(input.actualStart),
        actualCompletion: fromDayOrNull(input.actualCompletion),
        responsibleUnitId: unitId(input.responsibleUnit),
        industryUnitId: unitId(input.industryUnit),
        agent: input.agent ?? null,
        programmeId: input.programme ? (programmes.get(input.programme) ?? null) : null,
        stage: input.stage,
        pairs: { createMany: { data: pairIds.map((pairId) => ({ unitId: pairId })) } },
        leaders: { createMany: { data: leaderIds.map((leaderId, order) => ({ leaderId, order })) } },
        contacts: { createMany: { data: contactRows(input.contacts) } },
        milestones: {
          createMany: {
            data: input.milestones.map((item, order) => ({
              name: item.name,
              planned: fromDay(item.planned),
              actual: fromDayOrNull(item.actual),
              weight: item.weight,
              order,
            })),
          },
        },
      },
      select: { id: true, version: true },
    });
    const [project] = await loadProjects(tx, { id });
    await recordTrace(
      tx,
      actor,
      {
        category: traceCategoryOf(input.stage),
        verb: "project.create",
        subject: "project",
        subjectId: id,
        projectId: id,
        after: { number, ...(project && tracedFacts(project.facts)) },
      },
      now,
    );
    if (input.plan) {
      const { year: planYear, ...plan } = input.plan;
      await writePlan(tx, actor, { id, stage: input.stage }, planYear, plan, now);
    }
    const monthly = input.plan ? fillMonthlyPlan(input.plan.year, input.plan.monthlyPlan) : null;
    const plan = input.plan ? { annualPlan: input.plan.annualPlan, monthly: monthly ?? [] } : null;
    return { id, number, version, warnings: projectWarnings({ ...input, plan }) };
  });
