import { z } from "zod";
import { fileKinds } from "@/lib/files/schema";
import { endpoint } from "@/lib/web/endpoint";

export const uploadFileCall = endpoint({
  method: "POST",
  path: "/files",
  summary: "上传附件，24 小时内在其他调用中引用 · upload a file, to be named in another call within a day",
  form: z.strictObject({}),
  answer: z.object({
    id: z.uuid(),
    name: z.string(),
    kind: z.enum(fileKinds),
    bytes: z.int(),
    sha256: z.string(),
  }),
  status: 201,
  write: true,
});
