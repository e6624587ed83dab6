import type { Actor } from "@/lib/auth/permissions";
import { db } from "@/lib/core/db";
import type { Day } from "@/lib/core/periods";
import { acceptIssue, reportProgress } from "@/lib/issues/commands/answer-issue";
import { assignIssue } from "@/lib/issues/commands/assign-issue";
import { requestCloseOut, verifyCloseOut } from "@/lib/issues/commands/close-out-issue";
import { registerIssue } from "@/lib/issues/commands/register-issue";
import { decideShelving, requestShelving } from "@/lib/issues/commands/shelve-issue";
import type { AssignInput, IssueState, RegisterInput } from "@/lib/issues/schema";
import { centre, makeActor, on } from "./factories";

/** Ledger days of the tests: a Monday, and what follows. */
export const MONDAY: Day = "2017-05-08";

export type Cast = {
  lead: Actor;
  assisting: Actor;
  raiser: Actor;
  stranger: Actor;
  region: Actor;
  elsewhere: Actor;
  centre: Actor;
  leader: Actor;
  discipline: Actor;
  auditor: Actor;
  admin: Actor;
};

async function unitActor(name: string, regionCode: string | null = null): Promise<Actor> {
  const unit = await db().unit.upsert({
    where: { name },
    create: { name, regionCode },
    update: {},
    select: { id: true },
  });
  return makeActor("reporter", {
    id: `reporter of ${name}`,
    name: `${name}填报员`,
    unitId: unit.id,
    unitName: name,
  });
}

/** Everybody who has to do with an issue of 市住建局's project in 安岳县. */
export async function makeCast(): Promise<Cast> {
  for (const [code, name] of [
    ["512021", "安岳县"],
    ["512022", "乐至县"],
  ] as const) {
    await db().region.upsert({ where: { code }, create: { code, name }, update: {}, select: { code: true } });
  }
  return {
    lead: await unitActor("市国土资源局"),
    assisting: await unitActor("市规划局"),
    raiser: await unitActor("市住建局"),
    stranger: await unitActor("市交通局"),
    region: makeActor("coordinator", { id: "安岳项目办", regionCode: "512021" }),
    elsewhere: makeActor("coordinator", { id: "乐至项目办", regionCode: "512022" }),
    centre,
    leader: makeActor("leader"),
    discipline: makeActor("discipline"),
    auditor: makeActor("auditor"),
    admin: makeActor("admin"),
  };
}

export const problemOf = (projectId: string | null, more: Partial<RegisterInput> = {}): RegisterInput => ({
  projectId,
  category: "land",
  title: "红线内12户房屋未签约",
  description: "征地拆迁仍有12户未签约，作业面不能连续移交。",
  wanted: "请加快征地拆迁。",
  ...more,
});

export const fixesFor = (cast: Cast, more: Partial<AssignInput> = {}) => ({
  leadUnitId: cast.lead.unitId ?? "",
  leadPerson: "张三",
  assistingUnitIds: [cast.assisting.unitId ?? ""],
  deadline: "2017-06-30",
  effect: "12户全部签约腾退，移交作业面",
  ...more,
});

/** An issue brought to a state by the commands, on Monday; answers its id. */
export async function issueAt(state: IssueState, cast: Cast, projectId: string | null): Promise<string> {
  const at = on(MONDAY);
  const { id } = await registerIssue(cast.raiser, problemOf(projectId), at);
  const issueId = id;
  if (state === "registered") return id;
  const authority = projectId ? cast.region : cast.centre;
  await assignIssue(authority, { issueId, ...fixesFor(cast) }, at);
  if (state === "assigned") return id;
  await acceptIssue(cast.lead, { issueId }, at);
  if (state === "working") return id;
  if (state === "shelved") {
    await requestShelving(cast.lead, { issueId, reason: "待省上用地政策", reviewOn: "2017-07-03" }, at);
    await decideShelving(cast.leader, { issueId, decision: "approve" }, at);
    return id;
  }
  await reportProgress(cast.lead, { issueId, text: "已签约9户" }, at);
  await requestCloseOut(
    cast.lead,
    { issueId, text: "12户已全部签约", traceSequence: await lastEventOf(issueId) },
    at,
  );
  if (state === "closing") return id;
  await verifyCloseOut(authority, { issueId, decision: "close" }, at);
  return id;
}

/** The number of the issue's latest event, as evidence. */
export async function lastEventOf(issueId: string): Promise<number> {
  const { sequence } = await db().traceEvent.findFirstOrThrow({
    where: { subjectId: issueId },
    orderBy: { sequence: "desc" },
    select: { sequence: true },
  });
  return Number(sequence);
}

export const stateOf = async (issueId: string): Promise<IssueState> =>
  (await db().issue.findUniqueOrThrow({ where: { id: issueId }, select: { state: true } })).state;
