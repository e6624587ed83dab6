import { defaultRuleSettings } from "../../../lib/lamps/rules/settings";
import { type Call, report } from "./call";
import { all, business, files, reviews } from "./who";

/** The months: reports, lamps, their rules, what is counted of them; views. */
export const monthsCalls: Record<string, Call> = {
  "GET /lamps/ahead": { roles: business, status: 200, refused: 403 },
  "GET /lamps/overrides": { roles: business, status: 200, refused: 403 },
  "GET /board.xlsx": { roles: business, query: "?category=走查", status: 200, refused: 403 },
  "GET /board": { roles: business, status: 200, refused: 403 },
  "GET /periods/[period]/revisions": {
    roles: business,
    query: "2017-10",
    status: 200,
    refused: 403,
  },
  "GET /periods": { roles: business, status: 200, refused: 403 },
  "POST /periods": { roles: ["centre"], body: { period: "2017-10" }, status: 409, refused: 403 },
  "POST /periods/[period]/close": { roles: ["centre"], status: 422, refused: 403 },
  "POST /periods/[period]/lock": { roles: ["centre"], query: "2017-10", status: 422, refused: 403 },
  "POST /periods/[period]/preview": { roles: ["centre"], status: 200, refused: 403 },
  "POST /periods/[period]/reopen": { roles: ["centre"], body: { reason: "走查" }, status: 422, refused: 403 },
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
