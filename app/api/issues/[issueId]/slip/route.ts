import { slipOf } from "@/lib/web/assignment-slip";
import { downloadMade } from "@/lib/web/file-transfer";

type Context = { params: Promise<{ issueId: string }> };

export const GET = async (_request: Request, { params }: Context): Promise<Response> => {
  const { issueId } = await params;
  return downloadMade((actor, now) => slipOf(actor, issueId, now));
};
