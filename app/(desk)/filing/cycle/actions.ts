"use server";

import { revalidatePath } from "next/cache";
import { closePeriod } from "@/lib/periods/commands/close-period";
import { lockPeriod } from "@/lib/periods/commands/lock-period";
import { openPeriod } from "@/lib/periods/commands/open-period";
import { reopenPeriod } from "@/lib/periods/commands/reopen-period";
import { periodInput, reopenInput } from "@/lib/periods/schema";
import { action } from "@/lib/web/action";

/** The cycle stands in every page: lists, desk, board. */
const showAnew = () => revalidatePath("/", "layout");

export const openMonth = action(periodInput, async (actor, input, { now, once }) => {
  const opened = await openPeriod(actor, input, { now, ...(once ? { once } : {}) });
  showAnew();
  return opened;
});

export const lockMonth = action(periodInput, async (actor, input, { now, once }) => {
  const locked = await lockPeriod(actor, input, { now, ...(once ? { once } : {}) });
  showAnew();
  return locked;
});

export const closeMonth = action(periodInput, async (actor, input, { now, once }) => {
  const closing = await closePeriod(actor, input, { now, ...(once ? { once } : {}) });
  showAnew();
  return closing;
});

export const reopenMonth = action(reopenInput, async (actor, input, { now, once }) => {
  const reopened = await reopenPeriod(actor, input, { now, ...(once ? { once } : {}) });
  showAnew();
  return reopened;
});
