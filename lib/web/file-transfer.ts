import "server-only";
import { Readable } from "node:stream";
import type { Actor } from "@/lib/auth/permissions";
import { businessNow } from "@/lib/core/clock";
import { AppError } from "@/lib/core/errors";
import { type ReceivedFile, receiveFile } from "@/lib/files/commands/receive-file";
import { openFile } from "@/lib/files/queries";
import { dispositionOf, guarded } from "@/lib/web/download";
import { isOwnOrigin } from "@/lib/web/origin";
import { refusalOf, STATUS } from "@/lib/web/refusal";
import { originSettings, requestOrigin, requireSignedIn } from "@/lib/web/session";

/** What the upload field gets: the file's id, or why not, for `errorText`. */
export type UploadAnswer =
  | { file: ReceivedFile }
  | { error: { reason: string; detail: Record<string, string | number> } };

function refuse(error: unknown, requestId: string): Response {
  const { code, reason, detail } = refusalOf(error, { requestId, what: "file transfer failed" });
  const answer: UploadAnswer = { error: { reason, detail } };
  return Response.json(answer, { status: STATUS[code], headers: guarded(requestId) });
}

/** Streams a file to whoever may read it: the original to be saved, the thumbnail to be shown. */
export async function download(fileId: string, which: "original" | "thumbnail"): Promise<Response> {
  const requestId = crypto.randomUUID();
  try {
    const actor = await requireSignedIn();
    if (!/^[0-9a-f-]{36}$/.test(fileId)) throw new AppError("NOT_FOUND", "NOT_FOUND");
    const file = await openFile(actor, fileId, which);
    return new Response(Readable.toWeb(file.content) as ReadableStream, {
      headers: {
        ...guarded(requestId),
        "content-type": file.mediaType,
        ...(file.bytes === null ? {} : { "content-length": String(file.bytes) }),
        "content-disposition": dispositionOf(which === "original" ? "attachment" : "inline", file.name),
      },
    });
  } catch (error) {
    return refuse(error, requestId);
  }
}

export type MadeFile = { name: string; mediaType: string; content: Uint8Array<ArrayBuffer> };

/** A file that is made for whoever asks: a slip, an export. What they may not read is not there. */
export async function downloadMade(make: (actor: Actor, now: Date) => Promise<MadeFile>): Promise<Response> {
  const requestId = crypto.randomUUID();
  try {
    const { name, mediaType, content } = await make(await requireSignedIn(), await businessNow());
    return new Response(content, {
      headers: {
        ...guarded(requestId),
        "content-type": mediaType,
        "content-length": String(content.byteLength),
        "content-disposition": dispositionOf("attachment", name),
      },
    });
  } catch (error) {
    return refuse(error, requestId);
  }
}

function nameOf(request: Request): string {
  try {
    return decodeURIComponent(request.headers.get("x-file-name") ?? "").slice(0, 500);
  } catch {
    return "";
  }
}

/**
 * Takes one file in: the body is its content and nothing else, its name stands percent-encoded in `x-file-name`.
 * Written to disk as it arrives, never held in memory whole.
 */
export async function upload(request: Request): Promise<Response> {
  const requestId = crypto.randomUUID();
  try {
    if (!isOwnOrigin(await requestOrigin(), originSettings())) {
      throw new AppError("FORBIDDEN", "FOREIGN_ORIGIN");
    }
    const actor = await requireSignedIn();
    const key = request.headers.get("idempotency-key");
    if (key && !/^[\x21-\x7e]{1,200}$/.test(key))
      throw new AppError("RULE_VIOLATION", "IDEMPOTENCY_KEY_FORM");
    const file = await receiveFile(
      actor,
      { name: nameOf(request), content: request.body ?? Readable.from([]) },
      { now: await businessNow(), ...(key ? { once: { key } } : {}) },
    );
    const answer: UploadAnswer = { file };
    return Response.json(answer, { status: 201, headers: guarded(requestId) });
  } catch (error) {
    return refuse(error, requestId);
  }
}
