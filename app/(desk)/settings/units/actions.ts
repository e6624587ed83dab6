"use server";

import { revalidatePath } from "next/cache";
import { createRegion, createUnit, disableUnit, enableUnit, updateUnit } from "@/lib/units/commands";
import { createRegionInput, createUnitInput, unitInput, updateUnitInput } from "@/lib/units/schema";
import { action } from "@/lib/web/action";

const shown = () => revalidatePath("/settings/units", "layout");

export const addUnit = action(createUnitInput, async (actor, input, { now, once }) => {
  const made = await createUnit(actor, input, { now, once });
  shown();
  return { ...made, name: input.name };
});

export const changeUnit = action(updateUnitInput, async (actor, input, { now, once }) => {
  const changed = await updateUnit(actor, input, { now, once });
  shown();
  return changed;
});

export const closeUnit = action(unitInput, async (actor, input, { now, once }) => {
  const changed = await disableUnit(actor, input, { now, once });
  shown();
  return changed;
});

export const openUnit = action(unitInput, async (actor, input, { now, once }) => {
  const changed = await enableUnit(actor, input, { now, once });
  shown();
  return changed;
});

export const addRegion = action(createRegionInput, async (actor, input, { now, once }) => {
  const made = await createRegion(actor, input, { now, once });
  shown();
  return { ...made, name: input.name };
});
