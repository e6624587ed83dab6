import { liveResponse } from "@/lib/web/live";
import { type Snapshot, snapshotOf } from "@/lib/web/meeting-session";

type Context = { params: Promise<{ meetingId: string }> };

/** The meeting as it stands, live, for the clerk's page and the projector. */
export const GET = async (request: Request, { params }: Context): Promise<Response> => {
  const { meetingId } = await params;
  return liveResponse(request, {
    topic: `meeting:${meetingId}`,
    snapshot: (actor) => snapshotOf(actor, meetingId),
    // The projector of a long item makes no request.
    keepsSession: (snapshot) => (snapshot as Snapshot).state === "in_session",
  });
};
