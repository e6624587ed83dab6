import { IncomingMessage, Server } from "node:http";

/** The address at the other end of the socket. Whatever a client sends under this name is overwritten. */
export const PEER_HEADER = "x-liangdeng-peer";

const kept = globalThis as typeof globalThis & { liangdengPeers?: true };

/**
 * Writes the socket's address into each request before Next.js sees it: Next.js itself shows only the
 * X-Forwarded-For that a client may have invented, and limits per address must not believe that.
 */
export function markPeers(): void {
  if (kept.liangdengPeers) return;
  kept.liangdengPeers = true;
  Server.prototype.emit = new Proxy(Server.prototype.emit, {
    apply(emit, server, event: unknown[]) {
      const [name, request] = event;
      if (name === "request" && request instanceof IncomingMessage) {
        request.headers[PEER_HEADER] = request.socket.remoteAddress ?? "";
      }
      return Reflect.apply(emit, server, event);
    },
  });
}
