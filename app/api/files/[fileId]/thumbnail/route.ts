import { download } from "@/lib/web/file-transfer";

type Context = { params: Promise<{ fileId: string }> };

export const GET = async (_request: Request, { params }: Context): Promise<Response> =>
  download((await params).fileId, "thumbnail");
