import type { Server, ServerResponse } from "node:http";

/** The connection ends when this answer is out. */
function makeLast(response: ServerResponse): void {
  const { socket } = response;
  if (response.headersSent) response.once("finish", () => socket?.end());
  else response.shouldKeepAlive = false;
}

/**
 * Told to end, Next.js takes no new connection and waits for those that are open. Proxies and browsers keep theirs and
 * go on asking: each is closed with its next answer, or the wait would only end when the launcher's patience does, in
 * the middle of whatever is being written then.
 */
export class Draining {
  private readonly underWay = new Set<ServerResponse>();
  private begun = false;

  /** Must see every answer before it is given. */
  see(response: ServerResponse): void {
    if (this.begun) makeLast(response);
    this.underWay.add(response);
    response.once("close", () => this.underWay.delete(response));
  }

  begin(): void {
    this.begun = true;
    for (const response of this.underWay) makeLast(response);
  }
}

/** What somebody has sent already is read within this time, though the process is busy. */
const READ_MS = 1_000;

/** After so long, and after whatever has arrived by then has been read. */
const later = (work: () => void, ms: number): void => void setTimeout(() => setImmediate(work), ms);

/**
 * A server that is closed drops at once whoever it has not yet accepted, and then each connection on which it has not
 * yet read a request, though both may have sent one. Makes it wait before the first and again before the second.
 */
export function closeLate(server: Pick<Server, "close" | "closeIdleConnections">, waitMs = READ_MS): void {
  server.close = new Proxy(server.close, {
    apply(close, self, given: Parameters<Server["close"]>) {
      later(() => Reflect.apply(close, self, given), waitMs);
      return self;
    },
  });
  server.closeIdleConnections = new Proxy(server.closeIdleConnections, {
    apply: (closeIdle, self) => later(() => Reflect.apply(closeIdle, self, []), waitMs),
  });
}
