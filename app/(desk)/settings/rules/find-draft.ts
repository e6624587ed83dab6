import { notFound } from "next/navigation";
import { type Actor, mayEditRules } from "@/lib/auth/permissions";
import { AppError } from "@/lib/core/errors";
import { getRuleDraft, type RuleDraft } from "@/lib/lamps/queries/rule-versions";

/** The draft of an address, or the page that says there is none. */
export async function findDraft(actor: Actor, id: string): Promise<RuleDraft> {
  if (!mayEditRules(actor) || !/^[0-9a-f-]{36}$/.test(id)) notFound();
  try {
    return await getRuleDraft(actor, id);
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
}
