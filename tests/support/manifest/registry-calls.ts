import { type Call, someFixes } from "./call";
import { business, editsRegistry, files, seesInFull, seesPublicFacts, withAuditor, withHelper } from "./who";

/** The registry: projects, what is changed of them, programmes. */
export const registryCalls: Record<string, Call> = {
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
  "POST /imports/projects": { roles: ["centre"], upload: true, status: 422, refused: 403 },
};
