import type { Actor } from "@/lib/auth/permissions";
import { CLOCK_NAME } from "@/lib/trace/schema";

/** What the clock does by itself is done in this name. */
export const clockActor: Actor = {
  id: "system",
  name: CLOCK_NAME,
  role: "centre",
  unitId: null,
  unitName: null,
  regionCode: null,
  leaderId: null,
};
