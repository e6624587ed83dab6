import "server-only";
import { Readable } from "node:stream";
import type { Download } from "@/lib/web/endpoint";

/** quality.md 18: whatever a file holds, a browser neither runs it nor takes it for something else. */
export const guarded = (requestId: string): Record<string, string> => ({
  "cache-control": "private, no-store",
  "content-security-policy": "sandbox; default-src 'none'",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "same-origin",
  "x-content-type-options": "nosniff",
  "x-request-id": requestId,
});

/** A name for every browser: plain letters, and beside them the real one (RFC 6266). */
export function dispositionOf(kind: "attachment" | "inline", name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

/** Sends a file while it is made. */
export const downloadOf = ({ name, content }: Download, media: string, requestId: string): Response =>
  new Response(Readable.toWeb(content) as ReadableStream, {
    headers: {
      ...guarded(requestId),
      "content-type": media,
      "content-disposition": dispositionOf("attachment", name),
    },
  });
