import type { Actor } from "@/lib/auth/permissions";
import { dayIn } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import {
  acceptIssue,
  instructIssue,
  reportProgress,
  sendBackIssue,
} from "@/lib/issues/commands/answer-issue";
import { assignIssue } from "@/lib/issues/commands/assign-issue";
import { reopenIssue, requestCloseOut, verifyCloseOut } from "@/lib/issues/commands/close-out-issue";
import { escalateIssue } from "@/lib/issues/commands/escalate-issue";
import { decideExtension, requestExtension } from "@/lib/issues/commands/extend-issue";
import { registerIssue } from "@/lib/issues/commands/register-issue";
import { escalateDueIssues, remindDueIssues, resumeDueIssues } from "@/lib/issues/commands/run-clock";
import { decideShelving, requestShelving } from "@/lib/issues/commands/shelve-issue";
import { clockActor } from "@/lib/jobs/actor";
import { changedProjects } from "./changes";
import type { CityProject } from "./city";
import { inParallel } from "./in-parallel";
import type { Step, Story, Who } from "./issue-pen";
import { ledgerStories } from "./issue-stories";
import type { Cast } from "./people";
import type { SeedReport } from "./reports";

const AT_ONCE = 5;

type Told = Story & { id: string | null; done: number };
type Place = { projectIds: Map<string, string>; unitIds: Map<string, string>; leader: Actor };

const keyOf = (project: string | null, title: string, at: Date): string =>
  `${project ?? ""} ${title} ${at.toISOString()}`;

/** What an interrupted start has left: each issue with the number of acts that are done; what meetings found is none. */
async function resumed(stories: Story[]): Promise<Told[]> {
  const rows = await db().issue.findMany({
    select: { id: true, title: true, raisedAt: true, project: { select: { number: true } } },
  });
  const counts = await db().traceEvent.groupBy({
    by: ["subjectId"],
    where: {
      subject: "issue",
      verb: { not: "issue.study" },
      actorId: { not: clockActor.id },
      NOT: { verb: "issue.escalate", after: { path: ["cause"], equals: "meeting" } },
    },
    _count: true,
  });
  const done = new Map(counts.map(({ subjectId, _count }) => [subjectId, _count]));
  const ids = new Map(
    rows.map(({ id, title, raisedAt, project }) => [keyOf(project?.number ?? null, title, raisedAt), id]),
  );
  return stories.map((story) => {
    const id = ids.get(keyOf(story.project, story.texts.title, new Date(story.steps[0]?.at ?? 0))) ?? null;
    return { ...story, id, done: id ? (done.get(id) ?? 0) : 0 };
  });
}

async function placeOf(): Promise<Place> {
  const [projects, units, leader] = await Promise.all([
    db().project.findMany({ select: { id: true, number: true } }),
    db().unit.findMany({ select: { id: true, name: true } }),
    db().user.findFirstOrThrow({
      where: { role: "leader" },
      select: { id: true, name: true, leaderId: true },
    }),
  ]);
  return {
    projectIds: new Map(projects.map(({ id, number }) => [number, id])),
    unitIds: new Map(units.map(({ id, name }) => [name, id])),
    leader: { ...leader, role: "leader", unitId: null, unitName: null, regionCode: null },
  };
}

async function assignerOf(issueId: string, centre: Actor, { leader }: Place): Promise<Actor> {
  const { assignedLevel } = await db().issue.findUniqueOrThrow({
    where: { id: issueId },
    select: { assignedLevel: true },
  });
  return assignedLevel === 3 ? leader : centre;
}

/** The issue that a meeting has registered and assigned by publishing its minutes. */
async function decidedIssue(story: Told, at: string, { projectIds }: Place): Promise<string> {
  const projectId = story.project === null ? null : (projectIds.get(story.project) ?? null);
  const { id } = await db().issue.findFirstOrThrow({
    where: { source: "meeting", title: story.texts.title, projectId, raisedAt: new Date(at) },
    select: { id: true },
  });
  return id;
}

/** Does one act by its command; what a meeting does is done, and only found. */
async function play(story: Told, step: Step, actor: Actor, place: Place): Promise<void> {
  const context = { now: new Date(step.at) };
  const { texts } = story;
  if (step.who === "meeting") {
    story.id ??= await decidedIssue(story, step.at, place);
    return;
  }
  if (step.verb === "register") {
    const projectId = story.project === null ? null : (place.projectIds.get(story.project) ?? null);
    const report =
      story.reportOf && projectId
        ? await db().monthlyReport.findUnique({
            where: { projectId_periodId: { projectId, periodId: story.reportOf } },
            select: { id: true },
          })
        : null;
    const { id } = await registerIssue(
      actor,
      {
        kind: story.kind,
        projectId,
        category: texts.category,
        title: texts.title,
        description: story.description,
        wanted: texts.wanted,
        source: story.source,
        reportId: report?.id ?? null,
      },
      context,
    );
    story.id = id;
    return;
  }
  const issueId = story.id ?? "";
  switch (step.verb) {
    case "assign": {
      await assignIssue(
        actor,
        {
          issueId,
          leadUnitId: place.unitIds.get(texts.lead(story.region)) ?? "",
          leadPerson: story.person,
          assistingUnitIds: [place.unitIds.get(texts.assisting) ?? ""],
          deadline: step.deadline,
          effect: texts.effect,
          targetQuantity: texts.target?.quantity ?? null,
          targetUnit: texts.target?.unit ?? null,
        },
        context,
      );
      return;
    }
    case "accept":
      await acceptIssue(actor, { issueId }, context);
      return;
    case "sendBack":
      await sendBackIssue(actor, { issueId, reason: step.reason }, context);
      return;
    case "escalate":
      await escalateIssue(actor, { issueId, reason: step.reason }, context);
      return;
    case "progress":
      await reportProgress(actor, { issueId, text: step.text }, context);
      return;
    case "instruct":
      await instructIssue(actor, { issueId, text: step.text }, context);
      return;
    case "requestExtension":
      await requestExtension(actor, { issueId, deadline: step.deadline, reason: step.reason }, context);
      return;
    case "approveExtension":
      // Of the level that assigned it, which the clock may have made the city's.
      await decideExtension(
        await assignerOf(issueId, actor, place),
        { issueId, decision: "approve" },
        context,
      );
      return;
    case "requestShelving":
      await requestShelving(actor, { issueId, reviewOn: step.reviewOn, reason: step.reason }, context);
      return;
    case "approveShelving":
      await decideShelving(actor, { issueId, decision: "approve" }, context);
      return;
    case "requestCloseOut": {
      const shown = await db().traceEvent.findFirstOrThrow({
        where: { subject: "issue", subjectId: issueId, verb: { in: ["issue.progress", "issue.accept"] } },
        orderBy: { sequence: "desc" },
        select: { sequence: true },
      });
      await requestCloseOut(
        actor,
        { issueId, text: step.text, traceSequence: Number(shown.sequence) },
        context,
      );
      return;
    }
    case "verify":
      await verifyCloseOut(actor, { issueId, decision: "close", remark: "现场核实，予以销号。" }, context);
      return;
    case "returnCloseOut":
      await verifyCloseOut(actor, { issueId, decision: "return", remark: step.reason }, context);
      return;
    case "reopen":
      await reopenIssue(actor, { issueId, reason: step.reason }, context);
  }
}

type Act = { story: Told; step: Step };

export type Ledger = {
  /** Plays everything up to an instant. */
  until: (instant: Date) => Promise<void>;
  /** What comes next in an issue's story, with the words in which it is struck off; null: nothing. */
  next: (issueId: string) => { verb: Step["verb"]; closing: string } | null;
  /** A meeting has done the next act of an issue's story. */
  done: (issueId: string) => void;
};

/**
 * The year's ledger through the commands: registering in order, so that numbers follow the calendar; all else side by
 * side for different projects, since each project's trace must grow in time. At the end of each stretch the clock
 * does its work. `decided`: the stories of what the meetings decide.
 */
export async function ledgerOf(
  projects: CityProject[],
  reports: SeedReport[],
  cast: Cast,
  decided: readonly Story[],
): Promise<Ledger> {
  const place = await placeOf();
  const untouched = projects.filter(({ number }) => !changedProjects.has(number));
  const stories = await resumed([...ledgerStories(untouched, reports), ...decided]);
  const ownUnit = new Map(projects.map(({ number, responsibleUnit }) => [number, responsibleUnit]));
  const actorOf = ({ story, step }: Act): Actor => {
    const units: Record<Who, string | null> = {
      raiser: ownUnit.get(story.project ?? "") ?? null,
      lead: story.texts.lead(story.region),
      assisting: story.texts.assisting,
      centre: null,
      leader: null,
      meeting: null,
    };
    if (step.who === "leader") return place.leader;
    return cast.reporters.get(units[step.who] ?? "") ?? cast.centre;
  };
  const run = async (act: Act): Promise<void> => {
    await play(act.story, act.step, actorOf(act), place);
    act.story.done++;
  };
  const until = async (instant: Date): Promise<void> => {
    const due = stories
      .flatMap((story) => story.steps.slice(story.done).map((step) => ({ story, step })))
      .filter(({ step }) => new Date(step.at) <= instant)
      .sort((a, b) => (a.step.at < b.step.at ? -1 : a.step.at > b.step.at ? 1 : 0));
    for (const day of new Set(due.map(({ step }) => dayIn(new Date(step.at))))) {
      const today = due.filter(({ step }) => dayIn(new Date(step.at)) === day);
      for (const act of today) if (act.step.verb === "register") await run(act);
      const byProject = new Map<string | null, Act[]>();
      for (const act of today) {
        if (act.step.verb === "register") continue;
        byProject.set(act.story.project, [...(byProject.get(act.story.project) ?? []), act]);
      }
      await inParallel([...byProject.values()], AT_ONCE, async (acts) => {
        for (const act of acts) await run(act);
      });
    }
    await resumeDueIssues(clockActor, instant);
    await escalateDueIssues(clockActor, instant);
    await remindDueIssues(instant);
  };
  const storyOf = (issueId: string) => stories.find(({ id }) => id === issueId);
  return {
    until,
    next: (issueId) => {
      const story = storyOf(issueId);
      const step = story?.steps[story.done];
      return story && step ? { verb: step.verb, closing: story.texts.closing } : null;
    },
    done: (issueId) => {
      const story = storyOf(issueId);
      if (story) story.done++;
    },
  };
}
