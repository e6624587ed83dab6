import { type APIRequestContext, expect } from "@playwright/test";
import type { Role } from "../../lib/auth/permissions";
import { tokenOf } from "./e2e-servers";
import type { Projects } from "./manifest/who";

/** What a call of somebody of this role carries. */
export const authorised = (role: Role) => ({ authorization: `Bearer ${tokenOf("demo", role)}` });

type Listed = { id: string; responsibleUnit: { id: string }; leaders: { id: string }[] };

async function listed(request: APIRequestContext, query: string): Promise<Listed[]> {
  const answer = await request.get(`/api/v1/projects?pageSize=200&${query}`, {
    headers: authorised("centre"),
  });
  expect(answer.status()).toBe(200);
  const { items } = await answer.json();
  return items;
}

async function someProjects(request: APIRequestContext): Promise<Projects> {
  const ofUnit = await listed(request, `unit=${encodeURIComponent("市住房城乡建设局")}&region=512002`);
  const ofRegion = await listed(request, "region=512021");
  const elsewhere = await listed(request, "region=512022");
  const [a, b, c] = [ofUnit[0]?.id, ofRegion[0]?.id, elsewhere[0]?.id];
  if (!a || !b || !c) throw new Error("the demonstration city has changed");
  return { ofUnit: a, ofRegion: b, elsewhere: c };
}

/** One with projects in every county. */
async function someProgramme(request: APIRequestContext): Promise<string> {
  const answer = await request.get("/api/v1/programmes", { headers: authorised("coordinator") });
  const [first] = (await answer.json()).items;
  return first.id;
}

/** One that a close of the demonstration has opened. */
async function someCase(request: APIRequestContext): Promise<string> {
  const answer = await request.get("/api/v1/cases", { headers: authorised("discipline") });
  const [first] = (await answer.json()).items;
  return first.id;
}

/** The draft that the demonstration weighs. */
async function someDraft(request: APIRequestContext): Promise<string> {
  const answer = await request.get("/api/v1/rules", { headers: authorised("centre") });
  const [first] = (await answer.json()).drafts;
  return first.id;
}

/** The city's, which every county's office and the reporter's unit attend. */
async function someSeries(request: APIRequestContext): Promise<string> {
  const answer = await request.get("/api/v1/series?level=3", { headers: authorised("centre") });
  const [first] = (await answer.json()).items;
  return first.id;
}

/** The city's next, which the reporter's unit and every county's office attend. */
async function someMeeting(request: APIRequestContext): Promise<string> {
  const answer = await request.get("/api/v1/meetings?level=3", { headers: authorised("centre") });
  const [first] = (await answer.json()).items;
  return first.id;
}

/** A change request of each kind of project; that of the unit is the reporter's own. */
async function someChanges(request: APIRequestContext): Promise<Projects> {
  const changeOf = async (query: string) => {
    const projects = new Set((await listed(request, query)).map(({ id }) => id));
    const answer = await request.get("/api/v1/changes?pageSize=200", { headers: authorised("centre") });
    const { items } = (await answer.json()) as { items: { id: string; project: { id: string } }[] };
    const found = items.find(({ project }) => projects.has(project.id));
    if (!found) throw new Error("the demonstration city has changed");
    return found.id;
  };
  return {
    ofUnit: await changeOf(`unit=${encodeURIComponent("市住房城乡建设局")}&region=512002`),
    ofRegion: await changeOf(`unit=${encodeURIComponent("安岳县住房城乡建设局")}`),
    elsewhere: await changeOf("region=512022"),
  };
}

/** An issue on the reporter's unit, one of the coordinator's region at level 1, one of neither. */
async function someIssues(request: APIRequestContext): Promise<Projects> {
  type Item = { id: string; leadUnit: { name: string } | null };
  const seenBy = async (role: Role, query: string): Promise<Item[]> => {
    const answer = await request.get(`/api/v1/issues?pageSize=200&kind=problem&${query}`, {
      headers: authorised(role),
    });
    expect(answer.status()).toBe(200);
    return (await answer.json()).items;
  };
  const [mine, region] = [await seenBy("reporter", ""), await seenBy("coordinator", "")];
  const isIn = (list: Item[], { id }: Item) => list.some((item) => item.id === id);
  const own = await seenBy("reporter", `unit=${encodeURIComponent("市住房城乡建设局")}`);
  const low = await seenBy("coordinator", "level=1");
  const ofUnit = own.find((item) => !isIn(region, item));
  const ofRegion = low.find((item) => !isIn(mine, item) && !item.leadUnit?.name.startsWith("安岳县"));
  const elsewhere = (await seenBy("centre", "")).find((item) => !isIn(mine, item) && !isIn(region, item));
  if (!ofUnit || !ofRegion || !elsewhere) throw new Error("the demonstration city has changed");
  return { ofUnit: ofUnit.id, ofRegion: ofRegion.id, elsewhere: elsewhere.id };
}

type Accounted = { meetings: Projects; accounting: Projects };

/**
 * A published meeting of the city, one of the coordinator's region, one of another region, each with a unit that
 * accounted there.
 */
async function someMeetings(request: APIRequestContext): Promise<Accounted> {
  type Item = { id: string };
  type Found = { id: string; unitId: string };
  const published = async (role: Role, query = ""): Promise<Item[]> => {
    const answer = await request.get(`/api/v1/meetings?pageSize=200&state=published${query}`, {
      headers: authorised(role),
    });
    expect(answer.status()).toBe(200);
    return (await answer.json()).items;
  };
  const accounted = async (list: Item[]): Promise<Found> => {
    for (const { id } of list) {
      const answer = await request.get(`/api/v1/meetings/${id}`, { headers: authorised("centre") });
      const { items } = (await answer.json()) as { items: { unit: { id: string } | null }[] };
      const unitId = items.find(({ unit }) => unit !== null)?.unit?.id;
      if (unitId) return { id, unitId };
    }
    throw new Error("the demonstration city has changed");
  };
  const isIn = (list: Item[], { id }: Item) => list.some((item) => item.id === id);
  const [mine, region] = [await published("reporter"), await published("coordinator")];
  const low = await published("centre", "&level=1");
  const [ofUnit, ofRegion, elsewhere] = [
    await accounted((await published("reporter", "&level=3")).filter((item) => isIn(region, item))),
    await accounted(low.filter((item) => isIn(region, item) && !isIn(mine, item))),
    await accounted(low.filter((item) => !isIn(region, item) && !isIn(mine, item))),
  ];
  return {
    meetings: { ofUnit: ofUnit.id, ofRegion: ofRegion.id, elsewhere: elsewhere.id },
    accounting: { ofUnit: ofUnit.unitId, ofRegion: ofRegion.unitId, elsewhere: elsewhere.unitId },
  };
}

/** What the walk is about; looked up once, nothing of it is changed here. */
async function lookUp(request: APIRequestContext) {
  const [one] = await listed(request, `unit=${encodeURIComponent("市住房城乡建设局")}`);
  return {
    projects: await someProjects(request),
    changes: await someChanges(request),
    issues: await someIssues(request),
    ...(await someMeetings(request)),
    caseId: await someCase(request),
    programmeId: await someProgramme(request),
    draftId: await someDraft(request),
    seriesId: await someSeries(request),
    meetingId: await someMeeting(request),
    unitId: one?.responsibleUnit.id ?? "",
    leaderId: one?.leaders[0]?.id ?? "",
  };
}
let found: ReturnType<typeof lookUp> | undefined;
/** What the walk is about, looked up once in each worker: ids of projects, changes, issues, meetings and the like. */
export const subjects = (request: APIRequestContext) => {
  found ??= lookUp(request);
  return found;
};
