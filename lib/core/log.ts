import pino, { type Logger } from "pino";

let made: Logger | undefined;

/** Of an error its words and its place. What libraries hang on it (connections, queries) stays out. */
function errorFacts(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack } = error;
  return { name, message, stack, ...("code" in error ? { code: error.code } : {}) };
}

/**
 * The one log: JSON lines on stdout. Callers pass ids only (request, actor, row): no names, no texts, no
 * secrets. What is known to carry one is cut out all the same.
 */
export function log(): Logger {
  made ??= pino({
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ["*.password", "*.authorization", "*.cookie", "*.token"],
    serializers: { error: errorFacts },
  });
  return made;
}
