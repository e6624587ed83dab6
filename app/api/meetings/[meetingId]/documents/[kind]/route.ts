import { downloadMade } from "@/lib/web/file-transfer";
import { meetingDocumentOf } from "@/lib/web/meeting-documents";

type Context = { params: Promise<{ meetingId: string; kind: string }> };

export const GET = async (_request: Request, { params }: Context): Promise<Response> => {
  const { meetingId, kind } = await params;
  return downloadMade((actor, now) => meetingDocumentOf(actor, meetingId, kind, now));
};
