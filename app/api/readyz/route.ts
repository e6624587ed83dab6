import { readiness } from "@/lib/core/readiness";
import { jobsRun } from "@/lib/jobs/boss";

export const dynamic = "force-dynamic";

/** Whether requests should be sent here: database, migrations, disk, jobs. 503 while one of them fails. */
export async function GET(): Promise<Response> {
  const { ready, checks } = await readiness(jobsRun);
  const headers: Record<string, string> = { "Cache-Control": "no-store" };
  if (!ready) headers["Retry-After"] = "5";
  return Response.json({ ready, checks }, { status: ready ? 200 : 503, headers });
}
