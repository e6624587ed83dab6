import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { businessNow } from "@/lib/core/clock";
import { AppError } from "@/lib/core/errors";
import { getMeeting, type MeetingView } from "@/lib/meetings/queries/get-meeting";
import { requireUser } from "@/lib/web/session";

/** What stands behind, or the page that says there is none: also for whoever may not know of it. */
export async function orNotFound<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError && ["NOT_FOUND", "FORBIDDEN"].includes(error.code)) notFound();
    throw error;
  }
}

/** The meeting of the address, read once for a page and its title. */
export const findMeeting = cache(
  async (meetingId: string): Promise<MeetingView> =>
    orNotFound(getMeeting(await requireUser(), meetingId, await businessNow())),
);
