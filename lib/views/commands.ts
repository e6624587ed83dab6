import "server-only";
import { type Actor, maySeeBusiness, mayShareViews } from "@/lib/auth/permissions";
import type { Tx } from "@/lib/core/db";
import { conflict, forbidden, notFound, ruleViolation } from "@/lib/core/errors";
import { inTransactionOnce, type Once } from "@/lib/core/transaction";
import { keptQueryOf } from "@/lib/views/rules";
import { type SaveViewInput, saveViewInput, type UpdateViewInput, type ViewList } from "@/lib/views/schema";

type At = { once?: Once | undefined };

/** More would be a second registry above the list. */
const MOST_VIEWS = 50;

// How somebody looks at a list is no business data: views leave no trace.

/** Names are given one writer at a time for each owner. */
const lockViews = (tx: Tx, ownerId: string) =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`views:${ownerId}`}, 0))`;

type Named = { ownerId: string; list: ViewList; name: string };

async function requireUnused(tx: Tx, named: Named, exceptId?: string): Promise<void> {
  const others = exceptId ? { id: { not: exceptId } } : {};
  const other = await tx.savedView.findFirst({ where: { ...named, ...others }, select: { id: true } });
  if (other) throw conflict("VIEW_NAME_TAKEN", { name: named.name });
}

type ViewOf = { id: string; list: ViewList };

const setDefault = (tx: Tx, userId: string, { id: viewId, list }: ViewOf) =>
  tx.viewDefault.upsert({
    where: { userId_list: { userId, list } },
    create: { userId, list, viewId },
    update: { viewId },
  });

/** Keeps a list's address under a name; the centre may let everybody see it. */
export const saveView = (
  actor: Actor,
  given: SaveViewInput,
  { once }: At = {},
): Promise<{ id: string; query: string }> =>
  inTransactionOnce(actor.id, once, async (tx) => {
    const { list, name, shared, isDefault, query: address } = saveViewInput.parse(given);
    if (!maySeeBusiness(actor) || (shared && !mayShareViews(actor))) throw forbidden();
    await lockViews(tx, actor.id);
    await requireUnused(tx, { ownerId: actor.id, list, name });
    const kept = await tx.savedView.count({ where: { ownerId: actor.id, list } });
    if (kept >= MOST_VIEWS) throw ruleViolation("TOO_MANY_VIEWS", { limit: MOST_VIEWS });
    const query = keptQueryOf[list](address);
    const { id } = await tx.savedView.create({
      data: { ownerId: actor.id, ownerName: actor.name, list, name, query, shared },
      select: { id: true },
    });
    if (isDefault) await setDefault(tx, actor.id, { id, list });
    return { id, query };
  });

/** A view that the actor may see, its row locked; else "not found". */
async function loadView(tx: Tx, actor: Actor, viewId: string) {
  await tx.$queryRaw`SELECT id FROM saved_view WHERE id = ${viewId}::uuid FOR UPDATE`;
  const view = await tx.savedView.findUnique({
    where: { id: viewId },
    select: { id: true, list: true, ownerId: true, shared: true, version: true },
  });
  if (!view || !maySeeBusiness(actor) || (view.ownerId !== actor.id && !view.shared)) throw notFound("view");
  return { ...view, mayEdit: view.ownerId === actor.id || mayShareViews(actor) };
}

const clearDefault = (tx: Tx, userId: string, { id: viewId }: ViewOf) =>
  tx.viewDefault.deleteMany({ where: { userId, viewId } });

/** Renames a view, gives it another list, shares it or takes it back; and lets my own list open with it, or not. */
export const updateView = (
  actor: Actor,
  { viewId, version, isDefault, ...change }: UpdateViewInput,
  { once }: At = {},
): Promise<{ id: string; version: number }> =>
  inTransactionOnce(actor.id, once, async (tx) => {
    const view = await loadView(tx, actor, viewId);
    if (isDefault !== undefined) await (isDefault ? setDefault : clearDefault)(tx, actor.id, view);
    const { name, query, shared } = change;
    if (name === undefined && query === undefined && shared === undefined) return { id: viewId, version };
    if (!view.mayEdit || (shared !== undefined && shared !== view.shared && !mayShareViews(actor))) {
      throw forbidden();
    }
    if (view.version !== version) throw conflict("STALE_VERSION");
    if (name !== undefined) {
      await lockViews(tx, view.ownerId);
      await requireUnused(tx, { ownerId: view.ownerId, list: view.list, name }, viewId);
    }
    await tx.savedView.update({
      where: { id: viewId },
      data: {
        ...(name !== undefined ? { name } : {}),
        ...(query !== undefined ? { query: keptQueryOf[view.list](query) } : {}),
        ...(shared !== undefined ? { shared } : {}),
        version: version + 1,
      },
      select: { id: true },
    });
    return { id: viewId, version: version + 1 };
  });

/** Deletes a view; whose list opened with it gets the whole list. */
export const deleteView = (
  actor: Actor,
  { viewId }: { viewId: string },
  { once }: At = {},
): Promise<{ id: string }> =>
  inTransactionOnce(actor.id, once, async (tx) => {
    const view = await loadView(tx, actor, viewId);
    if (!view.mayEdit) throw forbidden();
    await tx.savedView.delete({ where: { id: viewId }, select: { id: true } });
    return { id: viewId };
  });
