import { takeAct } from "@/lib/web/meeting-session";

type Context = { params: Promise<{ meetingId: string }> };

export const POST = async (request: Request, { params }: Context): Promise<Response> => {
  const { meetingId } = await params;
  return takeAct(request, meetingId);
};
