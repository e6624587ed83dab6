/** As many as one transaction changes while others wait for none of them for long. */
export const BULK_AT_MOST = 500;

/** What a bulk edit may set of a project, in the registry's words. */
export type BulkFacts = {
  category: string;
  nature: string;
  level: string;
  stage: string;
  region: string | null;
  industryUnit: string | null;
  programme: string | null;
  agent: string | null;
  pairedUnits: readonly string[];
  leaders: readonly string[];
};
export type BulkField = keyof BulkFacts;

export const bulkFields = [
  "category",
  "stage",
  "nature",
  "level",
  "region",
  "industryUnit",
  "programme",
  "agent",
  "pairedUnits",
  "leaders",
] as const satisfies readonly BulkField[];

/** The same for every project: what is absent stays, null empties. */
export type BulkChange = Partial<Omit<BulkFacts, "pairedUnits" | "leaders">> & {
  addPair?: string | undefined;
  removePair?: string | undefined;
  /** Becomes the last of the liaison leaders, or the only one. */
  addLeader?: string | undefined;
  replaceLeaders?: string | undefined;
};

const MOST_PAIRS = 50;
const MOST_LEADERS = 20;

/** A project after the change; lists keep their order, a name stands in them once. */
export function withChange(facts: BulkFacts, change: BulkChange): BulkFacts {
  const { addPair, removePair, addLeader, replaceLeaders, ...set } = change;
  const pairs = facts.pairedUnits.filter((name) => name !== removePair);
  const leaders = replaceLeaders === undefined ? facts.leaders : [replaceLeaders];
  return {
    ...pickBulk(facts),
    ...Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined)),
    pairedUnits: addPair === undefined || pairs.includes(addPair) ? pairs : [...pairs, addPair],
    leaders: addLeader === undefined || leaders.includes(addLeader) ? leaders : [...leaders, addLeader],
  };
}

/** The facts that a bulk edit may set, without the others. */
export const pickBulk = (facts: BulkFacts): BulkFacts => ({
  category: facts.category,
  nature: facts.nature,
  level: facts.level,
  stage: facts.stage,
  region: facts.region,
  industryUnit: facts.industryUnit,
  programme: facts.programme,
  agent: facts.agent,
  pairedUnits: facts.pairedUnits,
  leaders: facts.leaders,
});

/** Paired units have no order of their own: the registry lists them by name. */
const comparable = (field: BulkField, facts: BulkFacts): string =>
  JSON.stringify(field === "pairedUnits" ? [...facts.pairedUnits].sort() : facts[field]);

/** The fields that differ. */
export const changedFields = (before: BulkFacts, after: BulkFacts): BulkField[] =>
  bulkFields.filter((field) => comparable(field, before) !== comparable(field, after));

export type BulkSkip = "WITHDRAWN" | "UNCHANGED" | "TOO_MANY" | "CHANGED_SINCE";

/** Why a project is left out of a bulk edit, or null. */
export function whyNotBulk(
  project: { withdrawn: boolean },
  before: BulkFacts,
  after: BulkFacts,
): BulkSkip | null {
  if (project.withdrawn) return "WITHDRAWN";
  if (changedFields(before, after).length === 0) return "UNCHANGED";
  if (after.pairedUnits.length > MOST_PAIRS || after.leaders.length > MOST_LEADERS) return "TOO_MANY";
  return null;
}
