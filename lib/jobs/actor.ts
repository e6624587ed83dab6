import type { Actor } from "@/lib/auth/permissions";

/** What the clock does by itself is done in this name. */
export const clockActor: Actor = {
  id: "system",
  name: "系统",
  role: "centre",
  unitId: null,
  unitName: null,
  regionCode: null,
  leaderId: null,
};
