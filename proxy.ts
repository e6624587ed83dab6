import { type NextRequest, NextResponse } from "next/server";

const development = process.env.NODE_ENV === "development";

/** quality.md 21. Development alone may evaluate code and inline styles: its reloading needs both. */
function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' ${development ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "img-src 'self' data: blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

const isHttps = (request: NextRequest): boolean =>
  request.nextUrl.protocol === "https:" || process.env.LIANGDENG_ORIGIN?.startsWith("https:") === true;

/** Sets headers, and a request id that error pages and logs share. It is never the lock: pages authorise. */
export function proxy(request: NextRequest): NextResponse {
  const requestId = crypto.randomUUID();
  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy(nonce);

  const inward = new Headers(request.headers);
  inward.set("x-request-id", requestId);
  // Next.js takes the nonce for its own scripts from here.
  inward.set("content-security-policy", policy);

  const response = NextResponse.next({ request: { headers: inward } });
  const outward: Record<string, string> = {
    "content-security-policy": policy,
    "x-request-id": requestId,
    "x-content-type-options": "nosniff",
    // Not no-referrer: browsers would then post forms with `Origin: null`, which actions refuse.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "cache-control": "private, no-store",
  };
  if (isHttps(request)) outward["strict-transport-security"] = "max-age=31536000";
  for (const [name, value] of Object.entries(outward)) response.headers.set(name, value);
  return response;
}

/**
 * All but the build's own files, which are public and kept by browsers, and attachments: their bodies are streamed,
 * not copied here first, and `lib/web/file-transfer.ts` sets stricter headers on them. Nor live streams, whose headers
 * (`lib/web/live.ts`) keep every intermediary from holding them back.
 */
export const config = {
  matcher: ["/((?!_next/static/|icon.svg|favicon.ico|api/files|meetings/[^/]+/live$).*)"],
};
