import "server-only";
import { readFile } from "node:fs/promises";
import { type Actor, mayUpload } from "@/lib/auth/permissions";
import { db } from "@/lib/core/db";
import { AppError, forbidden, isDiskFull, ruleViolation, storageFull } from "@/lib/core/errors";
import { inTransactionOnce, type Once } from "@/lib/core/transaction";
import { type Content, contentOf } from "@/lib/files/content";
import { type Incoming, newIncoming, syncFile, takeIn } from "@/lib/files/incoming";
import { cleanName, isImage, PENDING_LIMIT } from "@/lib/files/rules";
import type { FileKind } from "@/lib/files/schema";
import { dropIncoming, dropKept, keepFile, newKey } from "@/lib/files/storage";
import { makeThumbnail } from "@/lib/files/thumbnail";

export type ReceivedFile = { id: string; name: string; kind: FileKind; bytes: number; sha256: string };

type Upload = { name: string; content: AsyncIterable<Uint8Array> };

type Kept = Content & { name: string; key: string; thumbnailKey: string | null };

/** Looks into what came in, makes a picture's thumbnail, and moves both to where they stay. */
async function keep(incoming: Incoming, givenName: string): Promise<Kept> {
  const content = await contentOf(await readFile(incoming.path), givenName);
  const thumbnail = isImage(content.kind) ? newIncoming() : null;
  try {
    if (thumbnail) {
      await makeThumbnail(incoming.path, thumbnail);
      await syncFile(thumbnail);
    }
    const key = newKey();
    const thumbnailKey = thumbnail && newKey();
    await keepFile(incoming.path, key);
    if (thumbnail && thumbnailKey) await keepFile(thumbnail, thumbnailKey);
    return { ...content, name: cleanName(givenName, content.kind), key, thumbnailKey };
  } finally {
    if (thumbnail) await dropIncoming(thumbnail);
  }
}

/** Takes it in and looks into it; a refusal names the file. */
async function take(upload: Upload): Promise<Kept & { bytes: number; sha256: string }> {
  try {
    const incoming = await takeIn(upload.content);
    try {
      return { ...(await keep(incoming, upload.name)), bytes: incoming.bytes, sha256: incoming.sha256 };
    } finally {
      await dropIncoming(incoming.path);
    }
  } catch (error) {
    if (isDiskFull(error)) throw storageFull();
    if (!(error instanceof AppError)) throw error;
    throw new AppError(error.code, error.reason, { ...error.detail, file: upload.name.slice(0, 200) });
  }
}

/**
 * Takes an upload in: temporary file → checked by its content → on the disk under a random key → row. Until
 * something takes it up (`attachFiles`) it belongs to nobody but who sent it, and is swept after a day.
 */
export async function receiveFile(
  actor: Actor,
  upload: Upload,
  { now, once }: { now: Date; once?: { key: string } },
): Promise<ReceivedFile> {
  if (!mayUpload(actor)) throw forbidden();
  const pending = await db().attachment.count({ where: { uploadedById: actor.id, subject: null } });
  if (pending >= PENDING_LIMIT) throw ruleViolation("TOO_MANY_PENDING_FILES", { limit: PENDING_LIMIT });

  const kept = await take(upload);
  const { bytes, sha256 } = kept;
  const asked: Once | undefined = once && { key: once.key, request: { name: upload.name, sha256 } };
  // Whatever goes wrong from here on, the contents stay: the row may have been written all the same.
  const received = await inTransactionOnce(actor.id, asked, async (tx) => {
    const { id } = await tx.attachment.create({
      data: {
        ...kept,
        uploadedById: actor.id,
        uploadedBy: actor.name,
        uploadedUnitId: actor.unitId,
        uploadedUnit: actor.unitName,
        uploadedAt: now,
      },
      select: { id: true },
    });
    return { id, name: kept.name, kind: kept.kind, bytes, sha256, key: kept.key };
  });
  const { key, ...answer } = received;
  if (key !== kept.key) {
    // The same request had come before: its row has its own contents, and these have none.
    for (const spare of [kept.key, kept.thumbnailKey]) if (spare) await dropKept(spare);
  }
  return answer;
}
