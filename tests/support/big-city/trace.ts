import { type ChainedEvent, FIRST_HASH, hashOf } from "@/lib/trace/chain";
import { bigIssue } from "./issues";
import { leaderTitle, regionName, unitName } from "./offices";
import type { BigProject } from "./project";
import type { Table } from "./table";

export const ENTERED = "2017-01-10T02:00:00.000Z";

const created = (one: BigProject): ChainedEvent => ({
  chain: one.id,
  index: 1,
  at: ENTERED,
  actorId: "centre",
  actorName: "项目中心",
  onBehalfOf: null,
  unitName: "项目中心",
  address: null,
  category: "construction",
  subject: "project",
  subjectId: one.id,
  verb: "project.create",
  before: {},
  after: {
    number: one.number,
    name: one.name,
    category: one.category,
    nature: one.nature,
    level: one.level,
    stage: one.stage,
    region: regionName(one.region),
    content: one.content,
    owner: one.owner,
    totalInvestment: one.totalInvestment,
    plannedStart: one.plannedStart,
    plannedCompletion: one.plannedCompletion,
    responsibleUnit: unitName(one.unit),
    industryUnit: unitName(one.industryUnit),
    pairedUnits: one.pairs.map(unitName),
    leaders: one.leaders.map(leaderTitle),
    programme: one.programme,
  },
  reason: null,
});

/** The registering of the project's problem, if it has one. */
function registered(one: BigProject): ChainedEvent[] {
  const issue = bigIssue(one);
  if (!issue) return [];
  return [
    {
      ...created(one),
      index: 2,
      at: `${issue.raisedOn}T02:00:00.000Z`,
      actorId: "reporter",
      actorName: "填报员",
      unitName: unitName(one.unit),
      category: "problem_solving",
      subject: "issue",
      subjectId: issue.id,
      verb: "issue.register",
      after: { number: issue.number, level: 1, category: issue.category, title: issue.title },
    },
  ];
}

/** The project's chain: each event with the hash of the one before it and its own. */
function chainOf(one: BigProject): (ChainedEvent & { previousHash: string; hash: string })[] {
  let previousHash = FIRST_HASH;
  return [created(one), ...registered(one)].map((event) => {
    const link = { ...event, previousHash, hash: hashOf(previousHash, event) };
    previousHash = link.hash;
    return link;
  });
}

export const events: Table = {
  name: "trace_event",
  columns:
    "chain, index, at, actor_id, actor_name, on_behalf_of, unit_name, address, category, subject, subject_id, verb, " +
    "before, after, reason, previous_hash, hash",
  rowsOf: (one) =>
    chainOf(one).map((event) => [
      event.chain,
      event.index,
      event.at,
      event.actorId,
      event.actorName,
      event.onBehalfOf,
      event.unitName,
      event.address,
      event.category,
      event.subject,
      event.subjectId,
      event.verb,
      JSON.stringify(event.before),
      JSON.stringify(event.after),
      event.reason,
      event.previousHash,
      event.hash,
    ]),
};

export const heads: Table = {
  name: "trace_head",
  columns: "chain, index, hash",
  rowsOf: (one) =>
    chainOf(one)
      .slice(-1)
      .map(({ chain, index, hash }) => [chain, index, hash]),
};
