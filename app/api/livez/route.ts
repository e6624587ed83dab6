export const dynamic = "force-dynamic";

/** The process answers. Says nothing about what it needs: that is readyz. */
export const GET = (): Response =>
  Response.json({ live: true }, { headers: { "Cache-Control": "no-store" } });
