import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type { Actor } from "@/lib/auth/permissions";
import { changeFeed } from "@/lib/core/change-feed";
import { AppError } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { guarded } from "@/lib/web/download";
import { refusalOf, STATUS } from "@/lib/web/refusal";
import { watchSession } from "@/lib/web/session";

/** Proxies drop what is silent for a minute. */
const BEAT_MS = 15_000;
/** What changes within this time goes out as one. */
const GATHER_MS = 80;
/** After this a browser comes back by itself. */
const RETRY_MS = 2_000;

type Live = {
  topic: string;
  /** Everything, as this reader may see it now. */
  snapshot: (actor: Actor) => Promise<unknown>;
  /** Whether watching alone keeps the session from ending for want of requests. */
  keepsSession: (snapshot: unknown) => boolean;
};

/** "no-transform" keeps a gzip in between from gathering, the last one nginx from buffering. */
const streamHeaders = (requestId: string): Record<string, string> => ({
  ...guarded(requestId),
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "private, no-store, no-transform",
  "x-accel-buffering": "no",
});

const frame = (event: string, data: unknown): string => `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;

/**
 * Server-sent events: `state` with the whole snapshot first and after each change, `beat` every 15 seconds, `end` with
 * the reason when the reader's right has ended; then nothing more is to be asked for. Whoever is disconnected asks
 * again and gets the whole anew, so nothing is missed.
 */
export async function liveResponse(request: Request, live: Live): Promise<Response> {
  const requestId = crypto.randomUUID();
  try {
    const who = await watchSession();
    const first = await live.snapshot(await who());
    return new Response(streamOf(request.signal, live, who, first), { headers: streamHeaders(requestId) });
  } catch (error) {
    return refused(error, requestId);
  }
}

function refused(error: unknown, requestId: string): Response {
  const refusal = refusalOf(error, { requestId, what: "live stream failed" });
  return Response.json({ error: refusal }, { status: STATUS[refusal.code], headers: guarded(requestId) });
}

function streamOf(
  signal: AbortSignal,
  { topic, snapshot, keepsSession }: Live,
  who: Awaited<ReturnType<typeof watchSession>>,
  first: unknown,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let stop = (): void => undefined;
  return new ReadableStream({
    start(controller) {
      let open = true;
      let due = false;
      let busy = false;
      let last = first;
      const send = (text: string): void => {
        if (open) controller.enqueue(encoder.encode(text));
      };
      const push = async (): Promise<void> => {
        due = true;
        if (busy) return;
        busy = true;
        try {
          while (open && due) {
            await sleep(GATHER_MS);
            due = false;
            last = await snapshot(await who({ touch: keepsSession(last) }));
            send(frame("state", last));
          }
        } catch (error) {
          if (error instanceof AppError) {
            send(frame("end", { reason: error.reason }));
            stop();
          } else {
            // The database is away: the feed tells of its return.
            log().warn({ error, topic }, "live stream");
          }
        } finally {
          busy = false;
        }
      };
      const beat = async (): Promise<void> => {
        send(frame("beat", {}));
        try {
          await who({ touch: keepsSession(last) });
        } catch (error) {
          if (error instanceof AppError) await push();
        }
      };
      const beats = setInterval(() => void beat(), BEAT_MS);
      const unsubscribe = changeFeed().subscribe(topic, {
        changed: () => void push(),
        ended: () => stop(),
      });
      stop = () => {
        if (!open) return;
        open = false;
        clearInterval(beats);
        unsubscribe();
        controller.close();
      };
      signal.addEventListener("abort", () => stop());
      send(`retry: ${RETRY_MS}\n\n`);
      send(frame("state", first));
      // What changed while the first was read.
      void push();
    },
    cancel: () => stop(),
  });
}
