/** Runs once in the page server, before its first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { markPeers } = await import("@/lib/web/peer");
  markPeers();
  // Not waited for: pages serve while the queue is still being reached.
  const { startJobs } = await import("@/lib/jobs/boss");
  void startJobs();
}
