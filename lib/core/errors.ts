export type ErrorCode =
  | "UNAUTHENTICATED"
  | "FORBIDDEN"
  | "NOT_FOUND"
  | "CONFLICT"
  | "RULE_VIOLATION"
  | "UNAVAILABLE";

/**
 * What a command or query refuses, in a code for machines and a reason for words.
 * `reason` is a key below `errors.` in messages/; `detail` holds the values that its sentence names.
 * `action()` and `route()` turn it into words and a status once; nothing else catches it.
 */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly reason: string,
    readonly detail: Record<string, string | number> = {},
  ) {
    super(`${code}: ${reason}`);
    this.name = "AppError";
  }
}

export const notFound = (what: string): AppError => new AppError("NOT_FOUND", "NOT_FOUND", { what });
export const forbidden = (reason = "FORBIDDEN"): AppError => new AppError("FORBIDDEN", reason);
export const conflict = (reason: string, detail?: Record<string, string | number>): AppError =>
  new AppError("CONFLICT", reason, detail);
/** The disk has no room: what was to be written is not there. */
export const storageFull = (): AppError => new AppError("UNAVAILABLE", "STORAGE_FULL");

/** True of what Node says when a disk, or a person's share of it, is full. */
export const isDiskFull = (error: unknown): boolean =>
  error instanceof Error && "code" in error && (error.code === "ENOSPC" || error.code === "EDQUOT");

export const ruleViolation = (reason: string, detail?: Record<string, string | number>): AppError =>
  new AppError("RULE_VIOLATION", reason, detail);
