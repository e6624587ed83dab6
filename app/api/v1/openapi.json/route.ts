import * as board from "@/lib/web/contract/board";
import * as bulkEdits from "@/lib/web/contract/bulk-edits";
import * as cases from "@/lib/web/contract/cases";
import * as changes from "@/lib/web/contract/changes";
import * as files from "@/lib/web/contract/files";
import * as imports from "@/lib/web/contract/imports";
import * as issues from "@/lib/web/contract/issues";
import * as lamps from "@/lib/web/contract/lamps";
import * as meetingPapers from "@/lib/web/contract/meeting-papers";
import * as meetings from "@/lib/web/contract/meetings";
import * as meetingsSeries from "@/lib/web/contract/meetings-series";
import * as overrides from "@/lib/web/contract/overrides";
import * as periods from "@/lib/web/contract/periods";
import * as programmes from "@/lib/web/contract/programmes";
import * as projects from "@/lib/web/contract/projects";
import * as reports from "@/lib/web/contract/reports";
import * as rules from "@/lib/web/contract/rules";
import * as views from "@/lib/web/contract/views";
import * as workLogs from "@/lib/web/contract/work-logs";
import type { Endpoint } from "@/lib/web/endpoint";
import { openApiDocument } from "@/lib/web/openapi";
import packageFile from "@/package.json";

const isEndpoint = (value: unknown): value is Endpoint =>
  typeof value === "object" && value !== null && "method" in value && "path" in value;

/** Needs no token: it says what the calls are, not what is in the database. */
export function GET(): Response {
  const endpoints = [
    projects,
    bulkEdits,
    programmes,
    reports,
    periods,
    board,
    lamps,
    overrides,
    cases,
    rules,
    imports,
    files,
    changes,
    issues,
    meetings,
    meetingsSeries,
    meetingPapers,
    views,
    workLogs,
  ].flatMap((contract) => Object.values(contract).filter(isEndpoint));
  return Response.json(openApiDocument(endpoints, packageFile.version));
}
