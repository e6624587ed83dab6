import "server-only";
import { unstable_rethrow } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { Actor } from "@/lib/auth/permissions";
import { businessNow } from "@/lib/core/clock";
import { AGAIN_SECONDS } from "@/lib/web/away";
import { downloadOf } from "@/lib/web/download";
import { type Download, XLSX } from "@/lib/web/endpoint";
import { errorText } from "@/lib/web/form-state";
import { refusalOf, STATUS } from "@/lib/web/refusal";
import { requireUser } from "@/lib/web/session";

/** In words, for whoever followed a link: there is no page around them. */
async function refuse(error: unknown, requestId: string): Promise<Response> {
  const refusal = refusalOf(error, { requestId, what: "workbook failed" });
  const away = refusal.reason === "DATABASE_SILENT";
  // Nothing was typed that could be lost.
  const said = away ? { ...refusal, reason: "DATABASE_NO_FILE" } : refusal;
  const words = errorText(await getTranslations("errors"), said);
  return new Response(words, {
    status: STATUS[refusal.code === "FORBIDDEN" ? "NOT_FOUND" : refusal.code],
    headers: {
      "content-type": "text/plain; charset=utf-8",
      "cache-control": "no-store",
      "x-request-id": requestId,
      ...(away ? { "retry-after": String(AGAIN_SECONDS) } : {}),
    },
  });
}

/** A link of a page that leads to a workbook: the query that makes it decides who gets it. */
export async function sendWorkbook(
  request: Request,
  make: (actor: Actor, address: URLSearchParams, now: Date) => Promise<Download>,
): Promise<Response> {
  const requestId = request.headers.get("x-request-id") ?? crypto.randomUUID();
  try {
    const actor = await requireUser();
    const file = await make(actor, new URL(request.url).searchParams, await businessNow());
    return downloadOf(file, XLSX, requestId);
  } catch (error) {
    unstable_rethrow(error);
    return refuse(error, requestId);
  }
}
