import { upload } from "@/lib/web/file-transfer";

/** For the pages' upload field; machine clients have `POST /api/v1/files`. */
export const POST = (request: Request): Promise<Response> => upload(request);
