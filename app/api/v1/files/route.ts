import { receiveFile } from "@/lib/files/commands/receive-file";
import { uploadFileCall } from "@/lib/web/contract/files";
import { route } from "@/lib/web/route";

async function* whole(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes;
}

export const POST = route(uploadFileCall, ({ actor, file, now, once }) =>
  receiveFile(actor, { name: file.name, content: whole(file.bytes) }, { now, ...(once ? { once } : {}) }),
);
