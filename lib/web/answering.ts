import { AsyncLocalStorage } from "node:async_hooks";
import type { ServerResponse } from "node:http";
import { AGAIN_SECONDS } from "@/lib/web/away";

const answering = new AsyncLocalStorage<ServerResponse>();

/** Runs what answers a request, so that its answer is known to `answerAway`. */
export const whileAnswering = (response: ServerResponse, work: () => void): void =>
  answering.run(response, work);

/**
 * Next.js answers 500 whenever a page fails. Of the request under way, which failed because the database is away, it
 * is 503 with Retry-After; what has begun to be sent stays as it is.
 */
export function answerAway(): void {
  const response = answering.getStore();
  if (!response || response.headersSent) return;
  const { writeHead } = response;
  response.writeHead = ((status: number, ...rest: unknown[]) => {
    if (status === 500) response.setHeader("retry-after", String(AGAIN_SECONDS));
    return Reflect.apply(writeHead, response, [status === 500 ? 503 : status, ...rest]);
  }) as typeof writeHead;
}
