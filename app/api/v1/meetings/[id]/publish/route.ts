import { publishMeeting } from "@/lib/meetings/commands/publish-meeting";
import { previewPublish } from "@/lib/meetings/queries/meeting-papers";
import { previewPublishCall, publishMeetingCall } from "@/lib/web/contract/meeting-papers";
import { renderMinutes } from "@/lib/web/minutes";
import { route } from "@/lib/web/route";

export const GET = route(previewPublishCall, async ({ actor, params, now }) => {
  const { decisions, ...preview } = await previewPublish(actor, params.id, now);
  return { ...preview, decisions: decisions.length };
});

export const POST = route(publishMeetingCall, ({ actor, params, body, now, once }) =>
  publishMeeting(actor, { meetingId: params.id, ...body }, renderMinutes, { now, once }),
);
