import "server-only";
import { type Actor, maySeeBusiness, mayShareViews } from "@/lib/auth/permissions";
import { db } from "@/lib/core/db";
import { forbidden } from "@/lib/core/errors";
import type { ViewList } from "@/lib/views/schema";

/** The views of a list that somebody may choose from: their own, and the shared ones; own first, by name. */
export async function listViews(actor: Actor, list: ViewList) {
  if (!maySeeBusiness(actor)) throw forbidden();
  const rows = await db().savedView.findMany({
    where: { list, OR: [{ ownerId: actor.id }, { shared: true }] },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: {
      id: true,
      list: true,
      name: true,
      query: true,
      shared: true,
      version: true,
      ownerId: true,
      ownerName: true,
      defaults: { where: { userId: actor.id }, select: { userId: true } },
    },
  });
  const views = rows.map(({ ownerId, defaults, ...row }) => {
    const own = ownerId === actor.id;
    return {
      ...row,
      own,
      /** May rename and delete it. */
      mayEdit: own || (row.shared && mayShareViews(actor)),
      isDefault: defaults.length > 0,
    };
  });
  return [...views.filter((view) => view.own), ...views.filter((view) => !view.own)];
}
export type View = Awaited<ReturnType<typeof listViews>>[number];

/** The address that this list of mine opens with, or null. One that is no longer shared does not count. */
export async function defaultViewOf(
  actor: Actor,
  list: ViewList,
): Promise<{ id: string; query: string } | null> {
  const row = await db().viewDefault.findUnique({
    where: { userId_list: { userId: actor.id, list } },
    select: { view: { select: { id: true, query: true, shared: true, ownerId: true } } },
  });
  if (!row || (row.view.ownerId !== actor.id && !row.view.shared)) return null;
  return { id: row.view.id, query: row.view.query };
}
