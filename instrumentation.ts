import type { Instrumentation } from "next";

/** Runs once in the page server, before its first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { markPeers } = await import("@/lib/web/peer");
  markPeers();
  const { placeGate } = await import("@/lib/web/gate");
  placeGate();
  // Not waited for: pages serve while the queue is still being reached.
  const { endJobsWithProcess, startJobs } = await import("@/lib/jobs/boss");
  endJobsWithProcess();
  void startJobs();
}

/** What a page could not do goes to the log, with the number that its error page shows; its status says whose fault. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, { routePath }) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { isDatabaseAway } = await import("@/lib/core/transaction");
  if (isDatabaseAway(error)) (await import("@/lib/web/answering")).answerAway();
  const { log } = await import("@/lib/core/log");
  const digest = error instanceof Error && "digest" in error ? error.digest : null;
  const requestId = request.headers["x-request-id"] ?? null;
  log().error({ requestId, digest, method: request.method, route: routePath, error }, "request failed");
};
