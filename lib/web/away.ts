/**
 * How a page says that it failed for want of the database. In production Next.js hands an error page nothing of the
 * error but its digest, so it stands there, with the request's id under which the log holds the rest. Client-safe.
 */
const MARK = "DATABASE_AWAY ";

export const awayDigest = (requestId: string): string => `${MARK}${requestId}`;

/** The id of the request that found no database; null when the page failed for another reason. */
export const awayRequestOf = (digest: string | undefined): string | null =>
  digest?.startsWith(MARK) ? digest.slice(MARK.length) : null;

/** How often a page that found no database asks whether it is back; sent as Retry-After too. */
export const AGAIN_SECONDS = 5;
