import pino, { type Logger } from "pino";

let made: Logger | undefined;

/**
 * The one log: JSON lines on stdout. Callers pass ids only (request, actor, row): no names, no texts, no
 * secrets. What is known to carry one is cut out all the same.
 */
export function log(): Logger {
  made ??= pino({
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ["*.password", "*.authorization", "*.cookie", "*.token"],
    serializers: { error: pino.stdSerializers.err },
  });
  return made;
}
