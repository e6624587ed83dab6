import type { ProjectLamps } from "@/lib/lamps/queries/get-lamps";

/** A project's lamps, newest first, with what waits and what is ahead. Money is 万元. */
export type LampHistory = ProjectLamps;

/** One month's lamp as the project page shows it. */
export type LampMonth = ProjectLamps["decisions"][number];
