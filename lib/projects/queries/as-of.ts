import "server-only";
import { type Actor, maySeeTrace, visibilityOf } from "@/lib/auth/permissions";
import { dayIn } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { forbidden, notFound } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";
import type { Day } from "@/lib/core/periods";
import { loadProjects, tracedFacts } from "@/lib/projects/commands/load-facts";
import { type FactEvent, factsAsOf, factsNamedBy, type TracedFacts } from "@/lib/projects/rules/as-of";
import type { TraceVerb } from "@/lib/trace/schema";

/** One change of a project's facts: who made it, when, of which facts, and why. */
export type FactVersion = {
  sequence: number;
  at: string;
  day: Day;
  actorName: string;
  unitName: string | null;
  verb: TraceVerb;
  reason: string | null;
  fields: string[];
};

/**
 * A project's registry facts as they stood at the end of a business day, told by its trace, with what was changed
 * since and every version there is, newest first. `facts` is null on a day before it was entered. For those who see
 * the project and its trace.
 */
export async function getProjectAsOf(actor: Actor, id: string, day: Day) {
  const [project] = isId(id) ? await loadProjects(db(), { id }) : [];
  const visibility = project ? visibilityOf(actor, project) : "none";
  if (!project || visibility === "none") throw notFound("project");
  if (visibility !== "full" || !maySeeTrace(actor, project)) throw forbidden();
  const current: TracedFacts = { ...tracedFacts(project.facts), withdrawn: project.withdrawn };
  const rows = await db().traceEvent.findMany({
    where: { chain: id, subject: "project" },
    orderBy: { index: "desc" },
    select: {
      sequence: true,
      at: true,
      actorName: true,
      unitName: true,
      verb: true,
      reason: true,
      before: true,
      after: true,
    },
  });
  const events = rows.map(({ before, after, ...row }) => {
    const event: FactEvent = {
      day: dayIn(row.at),
      verb: row.verb,
      before: before as TracedFacts,
      after: after as TracedFacts,
    };
    return { row, event, fields: factsNamedBy(event, current) };
  });
  const found = factsAsOf(
    current,
    events.map(({ event }) => event),
    day,
  );
  return {
    id,
    number: project.number,
    asOf: day,
    facts: found?.facts ?? null,
    current,
    changedSince: found?.changed ?? [],
    versions: events
      .filter(({ fields }) => fields.length > 0)
      .map(
        ({ row, event, fields }): FactVersion => ({
          ...row,
          sequence: Number(row.sequence),
          at: row.at.toISOString(),
          verb: row.verb as TraceVerb,
          day: event.day,
          fields,
        }),
      ),
  };
}
export type ProjectAsOf = Awaited<ReturnType<typeof getProjectAsOf>>;
