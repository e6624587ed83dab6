/** What a request says about where it came from. Header values as they arrived; null when absent. */
export type RequestOrigin = {
  origin: string | null;
  host: string | null;
  peer: string | null;
  forwardedFor: string | null;
  forwardedHost: string | null;
};

export type OriginSettings = { origin: string | undefined; trustedProxies: readonly string[] };

/** `::ffff:10.0.0.1` is 10.0.0.1 seen through an IPv6 socket. */
const plainAddress = (address: string): string => address.trim().replace(/^::ffff:(?=\d+\.)/i, "");

const isTrusted = (address: string | null, settings: OriginSettings): boolean =>
  address !== null && settings.trustedProxies.includes(plainAddress(address));

/**
 * The client's address: the socket's, unless that is a configured proxy. Then the forwarded addresses are read
 * from the right, and the first one that is not itself a configured proxy is the client.
 */
export function clientAddress(request: RequestOrigin, settings: OriginSettings): string | null {
  if (!request.peer) return null;
  let address = plainAddress(request.peer);
  const hops = (request.forwardedFor ?? "").split(",").map(plainAddress).filter(Boolean);
  while (isTrusted(address, settings)) {
    const previous = hops.pop();
    if (previous === undefined) break;
    address = previous;
  }
  return address.slice(0, 60);
}

/**
 * True when the page that sent a cookie-authenticated write is one of ours (quality.md 6). A browser always
 * says where a POST comes from: absent is refused.
 */
export function isOwnOrigin(request: RequestOrigin, settings: OriginSettings): boolean {
  if (!request.origin || !URL.canParse(request.origin)) return false;
  const { origin, host } = new URL(request.origin);
  if (settings.origin && new URL(settings.origin).origin === origin) return true;
  if (request.host && host === request.host.toLowerCase()) return true;
  const forwarded = request.forwardedHost?.split(",").at(-1)?.trim().toLowerCase();
  return isTrusted(request.peer, settings) && forwarded !== undefined && host === forwarded;
}
