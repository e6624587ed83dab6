import { createHash } from "node:crypto";
import { IncomingMessage, Server, ServerResponse } from "node:http";
import { Admission, type Kind, type Limits } from "@/lib/core/admission";
import { log } from "@/lib/core/log";
import { whileAnswering } from "@/lib/web/answering";
import { closeLate, Draining } from "@/lib/web/draining";
import en from "@/messages/en.json";
import zh from "@/messages/zh-CN.json";

/**
 * A few more than the database's twelve connections: still more at once would only make each slower. The queues hold
 * what the minute before a lock brings.
 */
const LIMITS: Limits = { running: 16, waiting: { read: 64, write: 256 } };
/** How long a request waits for its turn. Who writes has typed something and waits longer. */
const PATIENCE_MS: Record<Kind, number> = { read: 8_000, write: 15_000 };
/** How often it is looked whether a request that has a place is waiting for its own line. */
const LOOK_MS = 3_000;
const RETRY_SECONDS = 5;
const TOLD_EVERY_MS = 10_000;

/** Whether the process lives must be told above all when it has much to do. */
const HEALTH = ["/api/livez", "/api/readyz"];
/** Files that are only read from the disk and sent. */
const PLAIN = /^\/(_next\/static\/|icon\.svg|favicon\.ico|api\/files)/;

const isExempt = ({ url = "", headers }: IncomingMessage): boolean =>
  HEALTH.includes(url.split("?")[0] ?? "") || PLAIN.test(url) || headers.accept === "text/event-stream";

/** The other end is slow to send or to take what we have: the line is busy, not this process. */
const isLineSlow = (request: IncomingMessage, response: ServerResponse): boolean =>
  !request.complete || response.writableEnded || response.writableNeedDrain;

const kindOf = ({ method }: IncomingMessage): Kind =>
  method === "GET" || method === "HEAD" ? "read" : "write";

const STYLE =
  "body{font:16px/1.7 system-ui,'Noto Sans CJK SC',sans-serif;max-width:34rem;margin:18vh auto;padding:0 1.5rem;color:#1f2933}h1{font-size:1.4rem}";
const STYLE_HASH = createHash("sha256").update(STYLE).digest("base64");

const paragraphs = (kind: Kind): string =>
  [zh, en]
    .map(({ errors }, at) => {
      const words = kind === "read" ? errors.OVERLOADED_READ : errors.OVERLOADED;
      return at === 0 ? `<h1>${words}</h1>` : `<p lang="en">${words}</p>`;
    })
    .join("");

const pageFor = (kind: Kind): string => {
  const again = kind === "read" ? `<meta http-equiv="refresh" content="${RETRY_SECONDS}">` : "";
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width">${again}<title>亮灯</title>`;
  return `<!doctype html><html lang="zh-CN"><head>${head}<style>${STYLE}</style></head><body>${paragraphs(kind)}</body></html>`;
};

/** 503 in the form that the asker reads: problem details for machines, a page that tries again for people. */
function refuse(request: IncomingMessage, response: ServerResponse): void {
  const requestId = crypto.randomUUID();
  const machine = request.url?.startsWith("/api/") === true;
  const english = /^\s*en\b/i.test(request.headers["accept-language"] ?? "");
  const detail = (english ? en : zh).errors.OVERLOADED;
  const problem = { type: "urn:liangdeng:problem:OVERLOADED", title: "OVERLOADED", status: 503 };
  const body = machine
    ? JSON.stringify({ ...problem, code: "OVERLOADED", detail, requestId })
    : pageFor(kindOf(request));
  response.writeHead(503, {
    "content-type": `${machine ? "application/problem+json" : "text/html"}; charset=utf-8`,
    "content-length": Buffer.byteLength(body),
    "retry-after": String(RETRY_SECONDS),
    "cache-control": "no-store",
    "content-security-policy": `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    "x-content-type-options": "nosniff",
    "x-request-id": requestId,
    // What is still being uploaded is not read any more.
    ...(kindOf(request) === "write" ? { connection: "close" } : {}),
  });
  response.end(request.method === "HEAD" ? undefined : body);
}

/** Lets requests in by `Admission`, and tells the others when to come again. */
export class Gate {
  private readonly admission: Admission<() => void>;
  private refused = 0;
  private toldAt = 0;

  constructor(
    limits: Limits = LIMITS,
    private readonly patienceMs: Record<Kind, number> = PATIENCE_MS,
    private readonly lookMs: number = LOOK_MS,
  ) {
    this.admission = new Admission(limits);
  }

  /** Calls `proceed` now, later, or never: then the request has been answered. */
  enter(request: IncomingMessage, response: ServerResponse, proceed: () => void): void {
    if (isExempt(request)) {
      proceed();
      return;
    }
    const kind = kindOf(request);
    let waited: NodeJS.Timeout | undefined;
    const run = () => {
      clearTimeout(waited);
      this.hold(request, response);
      proceed();
    };
    const verdict = this.admission.arrive(run, kind);
    if (verdict === "run") run();
    else if (verdict === "refuse") this.turnAway(request, response);
    else {
      waited = setTimeout(() => {
        if (this.admission.leave(run)) this.turnAway(request, response);
      }, this.patienceMs[kind]);
      response.once("close", () => {
        clearTimeout(waited);
        this.admission.leave(run);
      });
    }
  }

  /** Keeps the place until the answer is out or its reader has gone; a slow line gives it back before that. */
  private hold(request: IncomingMessage, response: ServerResponse): void {
    let holds = true;
    const release = () => {
      if (!holds) return;
      holds = false;
      clearInterval(look);
      this.admission.ended()?.();
    };
    const look = setInterval(() => isLineSlow(request, response) && release(), this.lookMs);
    look.unref();
    response.once("close", release);
  }

  private turnAway(request: IncomingMessage, response: ServerResponse): void {
    refuse(request, response);
    this.refused++;
    if (Date.now() - this.toldAt < TOLD_EVERY_MS) return;
    this.toldAt = Date.now();
    log().warn({ refused: this.refused }, "overloaded");
    this.refused = 0;
  }
}

const kept = globalThis as typeof globalThis & { liangdengGate?: Gate };

/** Puts the gate before Next.js in this process, once. */
export function placeGate(): void {
  if (kept.liangdengGate) return;
  const gate = new Gate();
  kept.liangdengGate = gate;
  const draining = new Draining();
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => draining.begin());
  closeLate(Server.prototype);
  Server.prototype.emit = new Proxy(Server.prototype.emit, {
    apply(emit, server, event: unknown[]) {
      const [name, request, response] = event;
      if (
        name !== "request" ||
        !(request instanceof IncomingMessage) ||
        !(response instanceof ServerResponse)
      )
        return Reflect.apply(emit, server, event);
      draining.see(response);
      gate.enter(request, response, () => whileAnswering(response, () => Reflect.apply(emit, server, event)));
      return true;
    },
  });
}
