"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { adoptRules, withdrawRules } from "@/lib/lamps/commands/adopt-rules";
import { discardDraft, draftRules } from "@/lib/lamps/commands/draft-rules";
import { adoptRulesInput, withdrawRulesInput } from "@/lib/lamps/schema";
import { action } from "@/lib/web/action";
import { draftForm } from "./rule-form";

const version = z.coerce.number().int();

export const saveDraftAction = action(draftForm, async (actor, input, { now, once }) => {
  const draft = await draftRules(actor, input, { now, ...(once ? { once } : {}) });
  revalidatePath("/settings/rules", "layout");
  if (input.draftId === undefined) redirect(`/settings/rules/${draft.id}`);
  return draft;
});

export const discardDraftAction = action(
  z.strictObject({ draftId: z.uuid(), version }),
  async (actor, input, { now, once }) => {
    await discardDraft(actor, input, { now, ...(once ? { once } : {}) });
    revalidatePath("/settings/rules", "layout");
    redirect("/settings/rules");
  },
);

/** Everything that is lit from now on is lit by it: every page is shown anew. */
export const adoptRulesAction = action(
  adoptRulesInput.extend({ version }),
  async (actor, input, { now, once }) => {
    await adoptRules(actor, input, { now, ...(once ? { once } : {}) });
    revalidatePath("/", "layout");
    redirect("/settings/rules");
  },
);

export const withdrawRulesAction = action(
  withdrawRulesInput.extend({ versionId: z.coerce.number().int() }),
  async (actor, input, { now, once }) => {
    const { draftId } = await withdrawRules(actor, input, { now, ...(once ? { once } : {}) });
    revalidatePath("/", "layout");
    redirect(`/settings/rules/${draftId}`);
  },
);
