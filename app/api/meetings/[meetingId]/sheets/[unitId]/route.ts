import { downloadMade } from "@/lib/web/file-transfer";
import { unitSheetOf } from "@/lib/web/meeting-documents";

type Context = { params: Promise<{ meetingId: string; unitId: string }> };

export const GET = async (_request: Request, { params }: Context): Promise<Response> => {
  const { meetingId, unitId } = await params;
  return downloadMade((actor, now) => unitSheetOf(actor, meetingId, unitId, now));
};
