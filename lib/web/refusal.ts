import "server-only";
import { AppError, type ErrorCode } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { isDatabaseAway } from "@/lib/core/transaction";
import type { FormError } from "@/lib/web/form-state";

/** The HTTP status of a refusal. */
export const STATUS: Record<ErrorCode | "INVALID_INPUT" | "INTERNAL", number> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  RULE_VIOLATION: 422,
  UNAVAILABLE: 503,
  INVALID_INPUT: 400,
  INTERNAL: 500,
};

/**
 * What the person who asked gets of an error, for `errorText`. What is no refusal of ours is logged as `what`, under
 * the request's id that the words name.
 */
export function refusalOf(
  error: unknown,
  { requestId, what, actorId }: { requestId: string; what: string; actorId?: string | null },
): FormError {
  if (error instanceof AppError) return { code: error.code, reason: error.reason, detail: error.detail };
  log().error({ requestId, ...(actorId === undefined ? {} : { actorId }), error }, what);
  return isDatabaseAway(error)
    ? { code: "UNAVAILABLE", reason: "DATABASE_SILENT", detail: { requestId } }
    : { code: "INTERNAL", reason: "INTERNAL", detail: { requestId } };
}
