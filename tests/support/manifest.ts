import { readdirSync, readFileSync } from "node:fs";
import { type Role, roles } from "../../lib/auth/permissions";
import { defaultRuleSettings } from "../../lib/lamps/rules/settings";

/** Who gets what of every page and every call. An endpoint that is not named here fails the access test. */

/** The projects that the walk uses: one of the reporter's unit, one of the coordinator's region, one of neither. */
export type Projects = { ofUnit: string; ofRegion: string; elsewhere: string };

const business: readonly Role[] = ["centre", "leader", "discipline", "reporter", "coordinator"];
const all = roles;

/** Of what is about one project: who gets it for each of the three. */
type ByProject = Record<keyof Projects, readonly Role[]>;

const seesPublicFacts: ByProject = {
  ofUnit: ["centre", "leader", "discipline", "reporter"],
  ofRegion: business,
  elsewhere: ["centre", "leader", "discipline", "reporter"],
};
const seesInFull: ByProject = {
  ofUnit: ["centre", "leader", "discipline", "reporter"],
  ofRegion: ["centre", "leader", "discipline", "coordinator"],
  elsewhere: ["centre", "leader", "discipline"],
};
const files: ByProject = {
  ofUnit: ["centre", "reporter"],
  ofRegion: ["centre", "coordinator"],
  elsewhere: ["centre"],
};
const reviews: ByProject = {
  ofUnit: ["centre"],
  ofRegion: ["centre", "coordinator"],
  elsewhere: ["centre"],
};
const editsRegistry: ByProject = { ofUnit: ["centre"], ofRegion: ["centre"], elsewhere: ["centre"] };
const withAuditor = ({ ofUnit, ofRegion, elsewhere }: ByProject): ByProject => ({
  ofUnit: [...ofUnit, "auditor"],
  ofRegion: [...ofRegion, "auditor"],
  elsewhere: [...elsewhere, "auditor"],
});

/** Of one issue: on the reporter's unit, of the coordinator's region at level 1, of neither. */
const seesIssue: ByProject = {
  ofUnit: ["centre", "leader", "discipline", "reporter"],
  ofRegion: ["centre", "leader", "discipline", "coordinator"],
  elsewhere: ["centre", "leader", "discipline"],
};
const issueActs: Record<"authority" | "lead" | "leadOrCentre" | "concerned", ByProject> = {
  authority: { ofUnit: ["centre"], ofRegion: ["centre", "coordinator"], elsewhere: ["centre"] },
  lead: { ofUnit: ["reporter"], ofRegion: [], elsewhere: [] },
  leadOrCentre: { ofUnit: ["reporter", "centre"], ofRegion: ["centre"], elsewhere: ["centre"] },
  concerned: {
    ofUnit: ["reporter", "centre"],
    ofRegion: ["coordinator", "centre"],
    elsewhere: ["centre"],
  },
};

/** Of one published meeting: the city's, attended by the reporter's unit and the coordinator's region; the region's own; another region's. */
const seesMeeting: ByProject = {
  ofUnit: business,
  ofRegion: ["centre", "leader", "discipline", "coordinator"],
  elsewhere: ["centre", "leader", "discipline"],
};
const holdsMeeting: ByProject = {
  ofUnit: ["centre"],
  ofRegion: ["centre", "coordinator"],
  elsewhere: ["centre"],
};

/** No issue has been changed so often: whoever may is stopped by the version. */
const stale = { version: 999_999 };
const someFixes = {
  leadUnitId: "00000000-0000-7000-8000-000000000000",
  leadPerson: "走查",
  deadline: "2099-12-31",
  effect: "走查",
};

const someSeries = {
  name: "走查",
  level: 3,
  chair: "走查",
  place: "走查",
  startsOn: "2017-01-01",
  startTime: "09:00",
  minutes: 60,
};

const withHelper = (projects: ByProject): ByProject => ({
  ...projects,
  ofRegion: [...projects.ofRegion, "reporter"],
});

type Page = { query?: string } & (
  | { roles: readonly Role[] }
  | { projects: ByProject }
  /** About a change request of each of the three projects. */
  | { changes: ByProject }
  | { issues: ByProject }
  | { meetings: ByProject }
);

/** By the folder below app/, without the groups. `[unitId]`, `[userId]` and `[programmeId]` stand for any one of them. */
export const pages: Record<string, Page> = {
  "/": { roles: all },
  "/account": { roles: all },
  "/account/password": { roles: all },
  "/account/second-factor": { roles: all },
  "/board": { roles: business },
  "/changes": { roles: business },
  "/changes/[changeId]": { changes: seesInFull },
  "/coverage": { roles: business },
  "/filing": { roles: ["centre", "coordinator", "reporter"] },
  "/filing/[projectId]": { projects: files, query: "?period=2017-11" },
  "/filing/[projectId]/review": { projects: reviews, query: "?period=2017-10" },
  "/filing/cycle": { roles: ["centre"] },
  "/filing/grid": { roles: ["centre", "coordinator", "reporter"] },
  "/filing/sheet": { roles: ["centre", "coordinator", "reporter"] },
  "/guide": { roles: all },
  "/guide/numbers": { roles: business },
  "/cases": { roles: ["discipline"] },
  "/cases/[caseId]": { roles: ["discipline"] },
  "/lamps/ahead": { roles: business },
  "/lamps/overrides": { roles: business },
  "/lamps/revisions": { roles: business },
  "/issues": { roles: business, query: "?page=1" },
  "/issues/[issueId]": { issues: seesIssue },
  "/issues/assign": { roles: ["centre", "coordinator"] },
  "/issues/new": { roles: ["centre", "coordinator", "leader", "reporter"] },
  "/leaders/[leaderId]": { roles: business },
  "/login": { roles: [] },
  "/meetings": { roles: business },
  "/meetings/[meetingId]": { meetings: seesMeeting },
  "/meetings/[meetingId]/hold": { meetings: holdsMeeting },
  "/meetings/[meetingId]/minutes": { meetings: seesMeeting },
  "/meetings/[meetingId]/screen": {
    meetings: { ...seesMeeting, ofUnit: ["centre", "leader", "discipline"] },
  },
  "/meetings/[meetingId]/sheets/[unitId]": { meetings: seesMeeting },
  "/meetings/calendar": { roles: business },
  "/meetings/follow-up": { roles: ["centre", "leader", "discipline", "coordinator"] },
  "/meetings/series/[seriesId]": { roles: business },
  "/meetings/series/new": { roles: ["centre", "coordinator"] },
  "/plans": { roles: ["centre"] },
  "/plans/carry-over": { roles: ["centre"] },
  // Without it somebody whose list opens with a view of their own would be led there.
  "/projects": { roles: business, query: "?page=1" },
  "/projects/[projectId]/edit": { projects: editsRegistry },
  "/programmes": { roles: business },
  "/programmes/[programmeId]": { roles: business },
  "/programmes/[programmeId]/edit": { roles: ["centre"] },
  "/programmes/new": { roles: ["centre"] },
  "/projects/new": { roles: ["centre"] },
  "/projects/[projectId]": { projects: seesPublicFacts },
  "/projects/bulk": { roles: ["centre"] },
  "/projects/import": { roles: ["centre"] },
  "/settings": { roles: ["admin", "centre"] },
  "/settings/blocks": { roles: ["admin", "centre"] },
  "/settings/rules": { roles: business },
  "/settings/rules/[draftId]": { roles: ["centre"] },
  "/settings/rules/[draftId]/back-test": { roles: ["centre"] },
  "/settings/rules/new": { roles: ["centre"] },
  "/settings/units": { roles: ["admin", "centre"] },
  "/settings/units/[unitId]": { roles: ["admin"] },
  "/settings/units/new": { roles: ["admin"] },
  "/settings/users": { roles: ["admin"] },
  "/settings/users/[userId]": { roles: ["admin"] },
  "/settings/users/new": { roles: ["admin"] },
  "/statistics": { roles: business },
  "/statistics/list": { roles: business, query: "?figure=everRed" },
  "/trace": { roles: ["auditor", "centre"] },
  "/units/[unitId]": { roles: business },
  "/work-logs": { roles: business },
};

type Call = {
  body?: unknown;
  query?: string;
  /** The address itself, where the folder's name does not tell it. */
  at?: string;
  /** A spreadsheet goes with it. */
  upload?: true;
  /**
   * What it answers to those who may. Writes are made so that a rule or a stale version stops them after the
   * authorisation: the walk changes nothing.
   */
  status: number;
  /** What it answers to those who may not, where nothing hides whether it is there. */
  refused?: 403 | 404;
} & (
  | { roles: readonly Role[] }
  | { projects: ByProject }
  | { changes: ByProject }
  | { issues: ByProject }
  | { meetings: ByProject }
);

const report = {
  invested: 1,
  fundsArrived: 1,
  physicalProgress: "一",
  work: "一",
  problems: "无",
  nextPlan: "一",
  submit: true,
};

/** The walk has no item of an agenda: not there, for whoever asks. */
const noItem: Call = { roles: [], body: stale, status: 404, refused: 404 };

export const calls: Record<string, Call> = {
  "GET /cases": { roles: ["discipline"], status: 200, refused: 403 },
  "GET /cases/[id]": { roles: ["discipline"], status: 200, refused: 404 },
  "GET /lamps/ahead": { roles: business, status: 200, refused: 403 },
  "GET /lamps/overrides": { roles: business, status: 200, refused: 403 },
  "PUT /projects/[id]/lamps/[period]/override": {
    projects: editsRegistry,
    body: { lamp: "red", reason: "走查", evidence: "走查", version: 99 },
    status: 409,
  },
  "POST /projects/[id]/lamps/[period]/override/remove": {
    projects: editsRegistry,
    body: { reason: "走查", version: 99 },
    status: 409,
  },
  "GET /board.xlsx": { roles: business, query: "?category=走查", status: 200, refused: 403 },
  "GET /board": { roles: business, status: 200, refused: 403 },
  "GET /periods/[period]/revisions": {
    roles: business,
    query: "2017-10",
    status: 200,
    refused: 403,
  },
  // No project and no edit has that id: it is not there for those who may either.
  "POST /bulk-edits": {
    roles: ["centre"],
    body: { rows: [{ id: someFixes.leadUnitId, version: 0 }], change: { category: "走查" } },
    status: 404,
    refused: 403,
  },
  "POST /bulk-edits/preview": {
    roles: ["centre"],
    body: { ids: [someFixes.leadUnitId], change: { category: "走查" } },
    status: 200,
    refused: 403,
  },
  "GET /bulk-edits/[id]": { roles: ["centre"], status: 404, refused: 403 },
  "POST /bulk-edits/[id]/undo": {
    roles: ["centre"],
    body: { reason: "走查" },
    status: 404,
    refused: 403,
  },
  "GET /changes": { roles: business, status: 200, refused: 403 },
  "GET /changes/[id]": { changes: seesInFull, status: 200 },
  "POST /changes/[id]/decision": {
    changes: editsRegistry,
    body: { decision: "approve", version: 0 },
    status: 409,
  },
  // The one of the unit is the reporter's own.
  "POST /changes/[id]/withdrawal": {
    changes: { ofUnit: ["reporter"], ofRegion: [], elsewhere: [] },
    body: { version: 0 },
    status: 409,
  },
  "GET /periods": { roles: business, status: 200, refused: 403 },
  "POST /periods": { roles: ["centre"], body: { period: "2017-10" }, status: 409, refused: 403 },
  "POST /periods/[period]/close": { roles: ["centre"], status: 422, refused: 403 },
  "POST /periods/[period]/lock": { roles: ["centre"], query: "2017-10", status: 422, refused: 403 },
  "POST /periods/[period]/preview": { roles: ["centre"], status: 200, refused: 403 },
  "POST /periods/[period]/reopen": { roles: ["centre"], body: { reason: "走查" }, status: 422, refused: 403 },
  "GET /programmes": { roles: business, status: 200, refused: 403 },
  "POST /programmes": {
    roles: ["centre"],
    body: { name: "走查", members: ["没有这个单位"] },
    status: 422,
    refused: 403,
  },
  "GET /programmes/[id]": { roles: business, status: 200, refused: 404 },
  "PATCH /programmes/[id]": { roles: ["centre"], body: { version: 0 }, status: 409, refused: 403 },
  "GET /projects": { roles: business, status: 200, refused: 403 },
  "GET /projects.xlsx": { roles: business, query: "?q=凤岭公园", status: 200, refused: 403 },
  "POST /projects": {
    roles: ["centre"],
    body: { name: "凤岭公园", nature: "new", category: "走查" },
    status: 409,
    refused: 403,
  },
  "GET /projects/[id]": { projects: seesPublicFacts, status: 200 },
  "PATCH /projects/[id]": { projects: editsRegistry, body: { version: 0, agent: "走查" }, status: 409 },
  "GET /projects/[id]/lamps": { projects: seesPublicFacts, status: 200 },
  "POST /projects/[id]/pauses": {
    projects: editsRegistry,
    body: { from: "2017-10", to: "2017-10", reason: "走查" },
    status: 422,
  },
  "POST /projects/[id]/restore": {
    projects: editsRegistry,
    body: { version: 0, reason: "走查" },
    status: 422,
  },
  "POST /projects/[id]/withdraw": {
    projects: editsRegistry,
    body: { version: 0, reason: "走查" },
    status: 409,
  },
  "POST /projects/[id]/changes": {
    projects: files,
    body: {
      what: "plannedCompletion",
      from: "1999-01-01",
      to: "2030-12-31",
      reasonCode: "other",
      reason: "走查",
    },
    status: 409,
  },
  "PUT /projects/[id]/plans/[year]": {
    projects: editsRegistry,
    body: { annualPlan: 1, version: 0 },
    status: 409,
  },
  "GET /projects/[id]/trace-book.docx": { projects: withAuditor(seesInFull), status: 200 },
  "GET /projects/[id]/trace": { projects: withAuditor(seesInFull), status: 200 },
  // The reporter's unit helps the project of the region, and writes of its help.
  "GET /projects/[id]/work-logs": { projects: withHelper(seesInFull), status: 200 },
  "POST /projects/[id]/work-logs": {
    projects: withHelper(files),
    body: { day: "2099-01-01", category: "construction", text: "走查" },
    status: 422,
  },
  "GET /work-logs": { roles: business, status: 200, refused: 403 },
  // Nobody's own, in the walk: it is not there for anybody.
  "POST /work-logs/[id]/correction": {
    roles: [],
    body: { version: 1, reason: "走查", text: "一" },
    status: 404,
    refused: 404,
  },
  // Nothing of the walk's is on the list of kinds.
  "POST /files": { roles: business, upload: true, status: 422, refused: 403 },
  "GET /issues": { roles: business, status: 200, refused: 403 },
  "POST /issues": {
    roles: ["centre", "leader"],
    body: {
      kind: "directive",
      category: "other",
      title: "走查",
      description: "走查",
      reportId: someFixes.leadUnitId,
    },
    status: 404,
    refused: 403,
  },
  "GET /issues/[id]": { issues: seesIssue, status: 200 },
  "POST /issues/[id]/accept": { issues: issueActs.lead, body: stale, status: 409 },
  "POST /issues/[id]/assign": { issues: issueActs.authority, body: { ...someFixes, ...stale }, status: 409 },
  "POST /issues/[id]/decide-extension": {
    issues: issueActs.authority,
    body: { decision: "approve", ...stale },
    status: 409,
  },
  "POST /issues/[id]/escalate": {
    issues: issueActs.concerned,
    body: { reason: "走查", ...stale },
    status: 409,
  },
  "POST /issues/[id]/progress": {
    issues: issueActs.leadOrCentre,
    body: { text: "走查", ...stale },
    status: 409,
  },
  "POST /issues/[id]/reopen": {
    issues: issueActs.authority,
    body: { reason: "走查", ...stale },
    status: 409,
  },
  "POST /issues/[id]/request-close-out": {
    issues: issueActs.leadOrCentre,
    body: { text: "走查", ...stale },
    status: 409,
  },
  "POST /issues/[id]/request-extension": {
    issues: issueActs.lead,
    body: { deadline: "2099-12-31", reason: "走查", ...stale },
    status: 409,
  },
  "POST /issues/[id]/send-back": { issues: issueActs.lead, body: { reason: "走查", ...stale }, status: 409 },
  "POST /issues/[id]/shelve": {
    issues: issueActs.concerned,
    body: { reason: "走查", reviewOn: "2099-12-31", ...stale },
    status: 409,
  },
  "POST /issues/[id]/verify": {
    issues: issueActs.authority,
    body: { decision: "close", ...stale },
    status: 409,
  },
  "GET /meetings": { roles: business, status: 200, refused: 403 },
  "POST /meetings": {
    roles: [],
    body: { seriesId: someFixes.leadUnitId, on: "2099-12-31" },
    status: 404,
    refused: 404,
  },
  "PATCH /meetings/[id]": { meetings: holdsMeeting, body: stale, status: 409 },
  "POST /meetings/[id]/cancel": {
    meetings: holdsMeeting,
    body: { reason: "走查", ...stale },
    status: 409,
  },
  "GET /meetings/follow-up": { roles: business, status: 200, refused: 403 },
  "GET /meetings/[id]": { meetings: seesMeeting, status: 200 },
  // Published: whoever holds it is told that nothing is recorded any more.
  "POST /meetings/[id]/attendance": { meetings: holdsMeeting, body: { name: "走查" }, status: 422 },
  "POST /meetings/[id]/build-agenda": { meetings: holdsMeeting, body: stale, status: 409 },
  "POST /meetings/[id]/checks": { ...noItem, body: { itemId: someFixes.leadUnitId, remark: "走查" } },
  "POST /meetings/[id]/conclude": { meetings: holdsMeeting, body: stale, status: 409 },
  "POST /meetings/[id]/decisions": {
    meetings: holdsMeeting,
    body: { ...someFixes, title: "走查" },
    status: 422,
  },
  "DELETE /meetings/[id]/decisions/[decisionId]": { ...noItem, body: undefined },
  "PATCH /meetings/[id]/decisions/[decisionId]": noItem,
  "POST /meetings/[id]/items": { meetings: holdsMeeting, body: { title: "走查" }, status: 422 },
  "PATCH /meetings/[id]/items/[itemId]": noItem,
  "POST /meetings/[id]/items/[itemId]/move": noItem,
  "POST /meetings/[id]/items/[itemId]/remove": noItem,
  "POST /meetings/[id]/items/[itemId]/restore": noItem,
  "GET /meetings/[id]/minutes": { meetings: seesMeeting, status: 200 },
  "PUT /meetings/[id]/minutes/[key]": {
    meetings: holdsMeeting,
    at: "/meetings/[id]/minutes/opening",
    body: { text: "走查" },
    status: 422,
  },
  "GET /meetings/[id]/minutes.docx": { meetings: seesMeeting, status: 200 },
  "GET /meetings/[id]/pack.xlsx": { meetings: seesMeeting, status: 200 },
  "GET /meetings/[id]/publish": { meetings: holdsMeeting, status: 200 },
  "POST /meetings/[id]/publish": { meetings: holdsMeeting, body: stale, status: 409 },
  "POST /meetings/[id]/resume": { meetings: holdsMeeting, body: stale, status: 409 },
  "POST /meetings/[id]/start": { meetings: holdsMeeting, body: stale, status: 409 },
  "GET /meetings.ics": { roles: business, status: 200, refused: 403 },
  "GET /series": { roles: business, status: 200, refused: 403 },
  "POST /series": {
    roles: ["centre"],
    body: { ...someSeries, rule: "FREQ=HOURLY" },
    status: 422,
    refused: 403,
  },
  "GET /series/[id]": { roles: business, status: 200, refused: 404 },
  "PATCH /series/[id]": { roles: ["centre"], body: stale, status: 409, refused: 403 },
  "POST /imports/projects": { roles: ["centre"], upload: true, status: 422, refused: 403 },
  "POST /lamps/simulate": {
    roles: all,
    body: { from: "2017-03", to: "2017-03", projects: [] },
    status: 200,
  },
  "GET /openapi.json": { roles: all, status: 200 },
  "GET /reports/[projectId]": {
    roles: ["centre", "coordinator", "reporter"],
    at: "/reports/2017-11.xlsx",
    status: 200,
    refused: 403,
  },
  "PUT /reports/[projectId]/[period]": { projects: files, body: report, status: 422 },
  "POST /reports/[projectId]/[period]/review": {
    projects: reviews,
    body: { decision: "accept" },
    status: 422,
  },
  "GET /rules": { roles: business, status: 200, refused: 403 },
  "POST /rules": {
    roles: ["centre"],
    body: { name: "连续三个月滞后转红", settings: defaultRuleSettings },
    status: 422,
    refused: 403,
  },
  "PATCH /rules/[id]": {
    roles: ["centre"],
    body: { name: "走查", settings: defaultRuleSettings, version: 0 },
    status: 409,
    refused: 403,
  },
  "POST /rules/[id]/back-test": { roles: ["centre"], status: 200, refused: 403 },
  "POST /rules/[id]/adopt": {
    roles: ["centre"],
    body: { fromPeriod: "2017-10", reason: "走查" },
    status: 422,
    refused: 403,
  },
  "POST /rules/[id]/discard": { roles: ["centre"], body: { version: 0 }, status: 409, refused: 403 },
  "POST /rules/versions/[version]/withdraw": {
    roles: ["centre"],
    body: { reason: "走查" },
    status: 422,
    refused: 403,
  },
  "GET /views": { roles: business, status: 200, refused: 403 },
  // A view of one's own disturbs nobody; one that is not there is there for nobody.
  "POST /views": { roles: business, body: { name: "走查", query: "" }, status: 201, refused: 403 },
  "PATCH /views/[id]": { roles: all, body: { version: 0, name: "走查" }, status: 404 },
  "DELETE /views/[id]": { roles: all, status: 404 },
  "GET /statistics/lamps": {
    roles: business,
    query: "?from=2017-03&to=2017-10",
    status: 200,
    refused: 403,
  },
};

/** Handlers beside the contract. Who gets which file is told apart in tests/e2e/demo/files.spec.ts. */
export const handlers = [
  "/api/files",
  "/api/files/[fileId]",
  "/api/files/[fileId]/thumbnail",
  "/api/issues/[issueId]/slip",
  "/api/livez",
  "/api/meetings/[meetingId]/documents/[kind]",
  "/api/meetings/[meetingId]/sheets/[unitId]",
  "/api/projects/[projectId]/trace-book",
  "/api/readyz",
  "/board/export",
  "/calendar/[feed]",
  "/filing/sheet/download",
  "/issues/export",
  "/meetings/[meetingId]/acts",
  "/meetings/[meetingId]/live",
  "/projects/export",
  "/statistics/export",
  "/statistics/export/flow",
];

/** Every route handler outside app/api/v1. */
export const handlersThereAre = (): string[] =>
  readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((file) => /(^|\/)route\.tsx?$/.test(file) && !file.startsWith("api/v1/"))
    .map((file) => `/${file.replace(/\/route\.tsx?$/, "").replace(/\([^)]*\)\/?/g, "")}`)
    .sort();

/** Every page below app/, by its address with the names of its parameters. */
export const pagesThereAre = (): string[] =>
  readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((file) => /(^|\/)page\.tsx$/.test(file))
    .map((file) => `/${file.replace(/\/?page\.tsx$/, "").replace(/\([^)]*\)\/?/g, "")}`)
    .sort();

/** Every method of every route below app/api/v1: "GET /projects/[id]". */
export const callsThereAre = (): string[] =>
  readdirSync("app/api/v1", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith("route.ts"))
    .flatMap((file) => {
      const source = readFileSync(`app/api/v1/${file}`, "utf8");
      const methods = source.matchAll(
        /^export (?:async )?(?:const|function) (GET|POST|PUT|PATCH|DELETE)\b/gm,
      );
      return [...methods].map(([, method]) => `${method} /${file.replace(/\/route\.ts$/, "")}`);
    })
    .sort();

type ServerAction = { file: string; name: string; made: string };

const sources = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /(?<!\.test)\.tsx?$/.test(file))
    .map((file) => `${folder}/${file}`)
    .filter((file) => !file.startsWith("lib/generated/"));

/**
 * Every exported server function and what made it: `action` and `publicAction` check the origin, the session and the
 * form; "function" is one that stands alone. Each is a public endpoint, whatever page shows its form.
 */
export const actionsThereAre = (): ServerAction[] =>
  ["app", "components", "lib"]
    .flatMap(sources)
    .filter((file) => /^(?:\s|\/\/.*|\/\*[\s\S]*?\*\/)*"use server"/.test(readFileSync(file, "utf8")))
    .flatMap((file) => {
      const source = readFileSync(file, "utf8");
      /** A maker of the file's own that is nothing but `action` with something filled in. */
      const makerOf = (name: string): string =>
        new RegExp(`^const ${name} =[^;]*=>\\s*action\\(`, "m").test(source) ? "action" : name;
      const exported = source.matchAll(
        /^export (?:const (\w+)(?::[^=]+)? = (\w+)|(?:async )?function (\w+)|(.*))/gm,
      );
      return [...exported].map(([line, constant, maker, functionName]) => ({
        file,
        name: constant ?? functionName ?? line,
        made: constant ? makerOf(maker ?? "") : functionName ? "function" : "unknown",
      }));
    })
    .sort((a, b) => `${a.file} ${a.name}`.localeCompare(`${b.file} ${b.name}`, "en"));

/** Files with a server function inside another function: it could close over what the page knew. */
export const nestedActions = (): string[] =>
  ["app", "components", "lib"]
    .flatMap(sources)
    .filter((file) => /^\s+["']use server["']/m.test(readFileSync(file, "utf8")));

/** Server functions that need no session, and why that is right. */
export const openActions: Record<string, string> = {
  "app/(auth)/login/actions.ts enter": "signs in",
  "app/(auth)/login/actions.ts enterCode": "signs in",
  "app/(auth)/login/actions.ts startOver": "ends a half-done sign-in of the same browser",
  "app/(auth)/sign-out.ts signOut": "ends the reader's own session",
  "lib/web/language-action.ts setPreference": "sets the reader's own language or theme",
};
