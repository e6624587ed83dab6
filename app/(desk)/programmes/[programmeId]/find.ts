import { notFound } from "next/navigation";
import type { Actor } from "@/lib/auth/permissions";
import { AppError } from "@/lib/core/errors";
import { getProgramme, type ProgrammeDetail } from "@/lib/programmes/queries";

/** The programme, or the page that says there is none: also for whoever may not know of it. */
export async function findProgramme(actor: Actor, id: string): Promise<ProgrammeDetail> {
  try {
    return await getProgramme(actor, id);
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
}
