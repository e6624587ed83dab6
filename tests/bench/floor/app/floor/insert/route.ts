import { db } from "@/lib/core/db";

/** The floor of filing: reads a body, does one INSERT in the same database, and answers. */
export async function PUT(request: Request): Promise<Response> {
  const report = JSON.stringify(await request.json());
  await db().$executeRaw`
    INSERT INTO idempotency_key (actor_id, key, body_hash, answer)
    VALUES ('floor', ${crypto.randomUUID()}, '', ${report}::jsonb)`;
  return Response.json({ stored: true });
}
