import { notFound } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";
import { downloadMade } from "@/lib/web/file-transfer";
import { traceBookOf } from "@/lib/web/trace-book";

type Context = { params: Promise<{ projectId: string }> };

export const GET = async (_request: Request, { params }: Context): Promise<Response> => {
  const { projectId } = await params;
  return downloadMade(async (actor, now) => {
    if (!isId(projectId)) throw notFound("project");
    return traceBookOf(actor, projectId, now);
  });
};
