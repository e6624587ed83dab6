import { IncomingMessage, Server, ServerResponse } from "node:http";

/** The address at the other end of the socket. Whatever a client sends under this name is overwritten. */
export const PEER_HEADER = "x-liangdeng-peer";

const kept = globalThis as typeof globalThis & { liangdengPeers?: true };

/** Percent signs that stand for no UTF-8: Next.js would answer 500 to an address that is none. */
function isAddress(url: string): boolean {
  try {
    decodeURIComponent(url.split("?")[0] ?? "");
    return true;
  } catch {
    return false;
  }
}

function refuseAddress(response: ServerResponse): void {
  const problem = { type: "urn:liangdeng:problem:INVALID_ADDRESS", title: "INVALID_ADDRESS", status: 400 };
  response.writeHead(400, {
    "content-type": "application/problem+json; charset=utf-8",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
  });
  response.end(JSON.stringify(problem));
}

/**
 * Writes the socket's address into each request before Next.js sees it: Next.js itself shows only the
 * X-Forwarded-For that a client may have invented, and limits per address must not believe that. What is no address is refused here.
 */
export function markPeers(): void {
  if (kept.liangdengPeers) return;
  kept.liangdengPeers = true;
  Server.prototype.emit = new Proxy(Server.prototype.emit, {
    apply(emit, server, event: unknown[]) {
      const [name, request, response] = event;
      if (name === "request" && request instanceof IncomingMessage) {
        request.headers[PEER_HEADER] = request.socket.remoteAddress ?? "";
        if (response instanceof ServerResponse && !isAddress(request.url ?? "")) {
          refuseAddress(response);
          return true;
        }
      }
      return Reflect.apply(emit, server, event);
    },
  });
}
