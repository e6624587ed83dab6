/**
 * Who may what (domain.md, Roles). Pure: the row's facts come in, a yes or no goes out. Queries and commands
 * call these with the row they loaded; a foreign object is then answered as "not found".
 */

export const roles = [
  "reporter",
  "coordinator",
  "centre",
  "leader",
  "discipline",
  "auditor",
  "admin",
] as const;
export type Role = (typeof roles)[number];

/** The person (or the machine client acting with a person's rights) behind a query or command. */
export type Actor = {
  id: string;
  name: string;
  role: Role;
  unitId: string | null;
  unitName: string | null;
  regionCode: string | null;
  leaderId: string | null;
  /** Network address, for the trace. */
  address?: string | null;
};

/** What decides about a project: whose it is and where it lies. */
export type ProjectScope = { responsibleUnitId: string | null; regionCode: string | null };

/** `public`: name, unit, plan and lamp only; texts, telephone numbers and the trace stay inside. */
export type Visibility = "full" | "public" | "none";

const sameUnit = (actor: Actor, project: ProjectScope): boolean =>
  actor.unitId !== null && actor.unitId === project.responsibleUnitId;

const sameRegion = (actor: Actor, project: ProjectScope): boolean =>
  actor.regionCode !== null && actor.regionCode === project.regionCode;

export function visibilityOf(actor: Actor, project: ProjectScope): Visibility {
  switch (actor.role) {
    case "centre":
    case "leader":
    case "discipline":
      return "full";
    case "coordinator":
      return sameRegion(actor, project) ? "full" : "none";
    case "reporter":
      return sameUnit(actor, project) ? "full" : "public";
    case "auditor":
    case "admin":
      return "none";
  }
}

/** Which projects a list may hold at all. */
export type ListScope = { kind: "all" } | { kind: "region"; regionCode: string } | { kind: "none" };

export function listScopeOf(actor: Actor): ListScope {
  if (actor.role === "auditor" || actor.role === "admin") return { kind: "none" };
  if (actor.role !== "coordinator") return { kind: "all" };
  return actor.regionCode ? { kind: "region", regionCode: actor.regionCode } : { kind: "none" };
}

/** Sees business data at all: the board, the registry, periods, statistics. */
export const maySeeBusiness = (actor: Actor): boolean => actor.role !== "auditor" && actor.role !== "admin";

/** Files the month: the unit itself, its region's office, or the centre on the unit's behalf. */
export const mayFile = (actor: Actor, project: ProjectScope): boolean =>
  actor.role === "centre" ||
  (actor.role === "reporter" && sameUnit(actor, project)) ||
  (actor.role === "coordinator" && sameRegion(actor, project));

export const mayReview = (actor: Actor, project: ProjectScope): boolean =>
  actor.role === "centre" || (actor.role === "coordinator" && sameRegion(actor, project));

/** Asks for a change of what is locked: whoever files for the project. */
export const mayRequestChange = (actor: Actor, project: ProjectScope): boolean => mayFile(actor, project);

/** Creates and edits projects, plans and pauses; imports lists. */
export const mayEditRegistry = (actor: Actor): boolean => actor.role === "centre";

/** Lets everybody see a saved view of a list, and keeps the shared ones in order. */
export const mayShareViews = (actor: Actor): boolean => actor.role === "centre";

/** Opens, locks, closes and re-opens periods. */
export const mayRunCycle = (actor: Actor): boolean => actor.role === "centre";

/** Overrides a project's lamp for a period, and takes an override back. */
export const mayOverrideLamps = (actor: Actor): boolean => actor.role === "centre";

/** The inside of accountability cases. That a case exists, whoever sees the project may know. */
export const maySeeCases = (actor: Actor): boolean => actor.role === "discipline";

/** Drafts, adopts and withdraws rule versions: they decide lamps, so they are the centre's, not the administrator's. */
export const mayEditRules = (actor: Actor): boolean => actor.role === "centre";

export const mayManageAccounts = (actor: Actor): boolean => actor.role === "admin";

/** Units and regions are the administrator's; the centre may read them for its lists. */
export const mayReadUnits = (actor: Actor): boolean => actor.role === "admin" || actor.role === "centre";

/** The trace of a project: whoever sees the project in full, and the auditor always. */
export const maySeeTrace = (actor: Actor, project: ProjectScope): boolean =>
  actor.role === "auditor" || visibilityOf(actor, project) === "full";

/** The trace over everything, and of accounts and settings. */
export const maySeeAllTraces = (actor: Actor): boolean => actor.role === "auditor" || actor.role === "centre";

/** How backups and verifications went: who answers for the installation, and the centre. */
export const maySeeUpkeep = (actor: Actor): boolean => actor.role === "admin" || actor.role === "centre";

/** Uploads files, to hand them in with something that they belong to: whoever works on business data. */
export const mayUpload = (actor: Actor): boolean => maySeeBusiness(actor);

/** Whose file it is: who uploaded it, and the project that it hangs on (null: none). */
export type FileScope = {
  uploadedById: string;
  uploadedUnitId: string | null;
  project: ProjectScope | null;
};

/** Reads a file of a project: whoever sees the project in full, and the unit that brought it. */
export const mayReadFile = (actor: Actor, file: FileScope): boolean =>
  maySeeBusiness(actor) &&
  ((file.project !== null && visibilityOf(actor, file.project) === "full") ||
    (actor.unitId !== null && actor.unitId === file.uploadedUnitId));

/** Reads what was marked removed: the centre, which answers for the record. */
export const mayReadRemovedFile = (actor: Actor): boolean => actor.role === "centre";

/** Marks a file removed: who uploaded it, whoever files for its project, the centre. */
export const mayRemoveFile = (actor: Actor, file: FileScope): boolean =>
  mayReadFile(actor, file) &&
  (actor.role === "centre" ||
    actor.id === file.uploadedById ||
    (file.project !== null && mayFile(actor, file.project)));

/** Adds documents to a project: whoever files for it. */
export const mayAddFiles = (actor: Actor, project: ProjectScope): boolean => mayFile(actor, project);

/** A project with the departments that help it. */
export type HelpedProject = ProjectScope & { pairedUnitIds: readonly string[] };

const helps = (actor: Actor, project: HelpedProject): boolean =>
  actor.unitId !== null && project.pairedUnitIds.includes(actor.unitId);

/** Writes down work done for a project: whoever files for it, and the reporters of the units that help it. */
export const mayWriteWorkLog = (actor: Actor, project: HelpedProject): boolean =>
  mayFile(actor, project) || (actor.role === "reporter" && helps(actor, project));

/** Writes down what a unit has done: its own people; an office for any unit, as it does when it files for one. */
export const mayWriteFor = (actor: Actor, unitId: string): boolean =>
  actor.role === "centre" || actor.role === "coordinator" || actor.unitId === unitId;

/** Whose work it is and who wrote it down. */
export type WorkLogScope = { unitId: string | null; writtenById: string; writtenUnitId: string | null };

/** Reads a work log: whoever sees the project in full, and the unit whose work it is or that wrote it. */
export const maySeeWorkLog = (actor: Actor, project: ProjectScope, log: WorkLogScope): boolean =>
  visibilityOf(actor, project) === "full" ||
  (actor.unitId !== null &&
    maySeeBusiness(actor) &&
    (actor.unitId === log.unitId || actor.unitId === log.writtenUnitId));

/** Corrects a work log: who wrote it, their unit, the centre. */
export const mayCorrectWorkLog = (actor: Actor, log: WorkLogScope): boolean =>
  actor.role === "centre" ||
  actor.id === log.writtenById ||
  (actor.role === "reporter" && actor.unitId !== null && actor.unitId === log.writtenUnitId);
