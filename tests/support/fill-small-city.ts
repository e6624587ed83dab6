import { writeFileSync } from "node:fs";
import { createFirstAccounts } from "../../lib/auth/commands/create-first-accounts";
import { createToken } from "../../lib/auth/commands/tokens";
import { type Role, roles } from "../../lib/auth/permissions";
import { actorOfName } from "../../lib/auth/queries";
import { openDatabase } from "../../lib/core/database-access";
import { db, disconnect } from "../../lib/core/db";
import { parseSettings } from "../../lib/core/env";
import { keptSecret } from "../../lib/core/launch-files";
import { disconnectLimits } from "../../lib/core/rate-limits";
import { registerIssue } from "../../lib/issues/commands/register-issue";
import { submitReport } from "../../lib/progress/commands/submit-report";
import { type SmallCity, smallCityFile } from "./e2e-servers";
import { centre, closeMonth, makeActor, makeProject, on, openMonth, reportOf } from "./factories";

/**
 * Run beside a server on an empty installation: a city of six projects with two months, and somebody of each role.
 * Writes a `SmallCity` beside the installation's data.
 */
const UNIT = "市住建局";
const REGION = "512002";

async function fill(ownerUrl: string): Promise<SmallCity> {
  await db().region.create({ data: { code: REGION, name: "雁江区" } });
  const unit = await db().unit.create({ data: { name: UNIT, regionCode: REGION } });
  await openMonth("2018-02");
  const projects: string[] = [];
  for (let at = 0; at < 6; at++) {
    const place = at % 2 === 0 ? { regionCode: REGION } : {};
    projects.push(await makeProject({ ...place, plan: { year: 2018, annualPlan: 1200, confirmed: true } }));
  }
  const people = roles.map((role) => ({
    username: `small-${role}`,
    name: `${role} of the small city`,
    role,
    ...(role === "reporter" ? { unitId: unit.id } : {}),
    ...(role === "coordinator" ? { regionCode: REGION } : {}),
  }));
  const { now } = on("2018-02-05");
  const made = await createFirstAccounts(makeActor("admin", { id: "system", name: "系统" }), people, { now });
  const passwords = Object.fromEntries(made.map(({ username, password }) => [username, password]));
  const [first = "", second = ""] = projects;
  for (const id of [first, second]) await submitReport(centre, reportOf(id, "2018-02", 50), on("2018-02-18"));
  await closeMonth("2018-02");
  await openMonth("2018-03");
  await submitReport(centre, reportOf(first, "2018-03", 50), on("2018-03-18"));
  const problem = { kind: "problem", category: "land", title: "征地", description: "征地未完成" } as const;
  const issue = await registerIssue(centre, { ...problem, projectId: first }, on("2018-03-19"));

  const tokens = {} as Record<Role, string>;
  for (const role of roles) {
    const actor = await actorOfName(`small-${role}`);
    if (!actor) throw new Error(role);
    const { token } = await createToken(actor, { name: "small", days: 2 }, { now, instant: new Date() });
    tokens[role] = token;
  }
  return { ownerUrl, tokens, passwords, ids: [...projects, issue.id, unit.id] };
}

const settings = parseSettings(process.env);
const { appUrl, ownerUrl } = await openDatabase(settings);
process.env.DATABASE_URL = appUrl;
process.env.AUTH_SECRET ??= await keptSecret(settings.LIANGDENG_DATA);
writeFileSync(smallCityFile(), JSON.stringify(await fill(ownerUrl).finally(disconnect)));
await disconnectLimits();
