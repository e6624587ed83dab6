import "server-only";
import type { Actor } from "@/lib/auth/permissions";
import { dayIn } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import type { Day } from "@/lib/core/periods";
import type { Prisma } from "@/lib/generated/prisma/client";
import { type IssueItem, listed, toItem } from "@/lib/issues/queries/issue-item";
import { issueScope } from "@/lib/issues/queries/issue-scope";
import type { LedgerLamp } from "@/lib/issues/rules/clocks";
import { ledgerSettings } from "@/lib/issues/rules/settings";
import { type ListIssuesInput, listIssuesInput } from "@/lib/issues/schema";
import { gramsOf, literal, searchWords } from "@/lib/projects/rules/search";

type Input = ReturnType<typeof listIssuesInput.parse>;

const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

/** Ids of the issues whose ledger lamp is this colour: the rule `ledgerLampOf` over the columns. */
async function withLamp(lamp: LedgerLamp, today: Day): Promise<string[]> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT id FROM (
      SELECT id, deadline - CASE WHEN state = 'closing' THEN least(closing_on, ${today}::date) ELSE ${today}::date END AS days
      FROM issue WHERE state IN ('assigned', 'working', 'closing')
    ) AS running
    WHERE CASE WHEN days < 0 THEN 'red' WHEN days <= ${ledgerSettings.soonDays}::int THEN 'yellow' ELSE 'green' END = ${lamp}`;
  return rows.map(({ id }) => id);
}

async function whereOf(actor: Actor, input: Input, today: Day): Promise<Prisma.IssueWhereInput> {
  const and: Prisma.IssueWhereInput[] = [issueScope(actor)];
  if (input.kind) and.push({ kind: input.kind });
  if (input.category) and.push({ category: input.category });
  if (input.level) and.push({ level: input.level });
  if (input.project) and.push({ projectId: input.project });
  if (input.region) and.push({ regionCode: input.region });
  if (input.state) and.push(input.state === "open" ? { state: { not: "closed" } } : { state: input.state });
  if (input.unit) {
    and.push(isId(input.unit) ? { leadUnitId: input.unit } : { leadUnit: { name: input.unit } });
  }
  if (input.lamp) and.push({ id: { in: await withLamp(input.lamp, today) } });
  for (const word of searchWords(input.q ?? "")) {
    const contains = { contains: literal(word), mode: "insensitive" as const };
    const inProject = { title: { contains: literal(word) }, grams: { hasEvery: gramsOf(word) } };
    and.push({
      OR: [
        { title: contains },
        { description: contains },
        { number: contains },
        { project: { search: { is: inProject } } },
      ],
    });
  }
  return { AND: and };
}

const orders: Record<Input["sort"], Prisma.IssueOrderByWithRelationInput[]> = {
  number: [{ kind: "asc" }, { year: "asc" }, { sequence: "asc" }],
  deadline: [{ deadline: { sort: "asc", nulls: "last" } }, { id: "asc" }],
  raised: [{ raisedAt: "asc" }, { id: "asc" }],
  "-raised": [{ raisedAt: "desc" }, { id: "desc" }],
};

/** A page of the ledger, as far as the actor may read it. */
export async function listIssues(actor: Actor, given: ListIssuesInput, now: Date) {
  const input = listIssuesInput.parse(given);
  const today = dayIn(now);
  const where = await whereOf(actor, input, today);
  const [rows, total] = await Promise.all([
    db().issue.findMany({
      where,
      select: listed,
      orderBy: orders[input.sort],
      skip: (input.page - 1) * input.pageSize,
      take: input.pageSize,
    }),
    db().issue.count({ where }),
  ]);
  const { page, pageSize } = input;
  return { items: rows.map((row) => toItem(row, actor, today)), total, page, pageSize };
}
export type IssueList = Awaited<ReturnType<typeof listIssues>>;

/** All that match, for export. */
export async function listAllIssues(actor: Actor, given: ListIssuesInput, now: Date): Promise<IssueItem[]> {
  const input = listIssuesInput.parse(given);
  const today = dayIn(now);
  const rows = await db().issue.findMany({
    where: await whereOf(actor, input, today),
    select: listed,
    orderBy: orders[input.sort],
  });
  return rows.map((row) => toItem(row, actor, today));
}

/** Open issues of the same project, those of the same category first: is it in the ledger already? */
export async function listLikeIssues(
  actor: Actor,
  { projectId, category }: { projectId: string; category?: string | undefined },
  now: Date,
): Promise<IssueItem[]> {
  const rows = await db().issue.findMany({
    where: { AND: [issueScope(actor), { projectId, state: { not: "closed" } }] },
    select: listed,
    orderBy: orders["-raised"],
    take: 20,
  });
  const items = rows.map((row) => toItem(row, actor, dayIn(now)));
  const same = (one: IssueItem) => (one.category === category ? 0 : 1);
  return items.sort((a, b) => same(a) - same(b));
}
