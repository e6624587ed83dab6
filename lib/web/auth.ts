import "server-only";
import { type BetterAuthPlugin, betterAuth } from "better-auth";
import { APIError, createAuthEndpoint } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import { nextCookies } from "better-auth/next-js";
import { z } from "zod";
import { isActive } from "@/lib/auth/queries";
import { SESSION_HOURS } from "@/lib/auth/rules";
import { authStore } from "@/lib/core/auth-store";
import { env } from "@/lib/core/env";

const known = z.object({
  userId: z.string(),
  address: z.string().nullable(),
  userAgent: z.string().nullable(),
});

/** A session for somebody whom lib/web/sign-in.ts has recognised. */
const knownUser = {
  id: "known-user",
  endpoints: {
    enterKnownUser: createAuthEndpoint(
      "/known-user",
      { method: "POST", body: known, metadata: { SERVER_ONLY: true } },
      async (context) => {
        const { userId, address, userAgent } = context.body;
        const { internalAdapter } = context.context;
        const user = await internalAdapter.findUserById(userId);
        const from = { ipAddress: address ?? "", userAgent: (userAgent ?? "").slice(0, 300) };
        const session = user && (await internalAdapter.createSession(userId, false, from));
        if (!session) throw new APIError("UNAUTHORIZED");
        await setSessionCookie(context, { session, user });
        return context.json({ token: session.token });
      },
    ),
  },
} satisfies BetterAuthPlugin;

function build() {
  const { LIANGDENG_ORIGIN, AUTH_SECRET, HOST, PORT } = env();
  const baseURL = LIANGDENG_ORIGIN ?? `http://${HOST}:${PORT}`;
  const secure = baseURL.startsWith("https:");
  return betterAuth({
    appName: "Liangdeng",
    baseURL,
    secret: AUTH_SECRET,
    database: authStore(),
    telemetry: { enabled: false },
    logger: { disabled: true },
    // Its HTTP handler is not mounted and its limits are not used: ours are in lib/auth/limits.ts.
    rateLimit: { enabled: false },
    // Nobody signs in through it: lib/web/sign-in.ts does, with our limits.
    emailAndPassword: { enabled: false },
    session: {
      // The absolute end. The idle end is `updatedAt`, kept by lib/auth: a page that is being rendered cannot
      // renew a cookie, so the cookie lives as long as a session can.
      expiresIn: SESSION_HOURS * 3600,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
    },
    databaseHooks: {
      session: {
        create: {
          async before(session) {
            return (await isActive(session.userId)) ? undefined : false;
          },
        },
      },
    },
    advanced: {
      cookiePrefix: "liangdeng",
      useSecureCookies: false,
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax", path: "/", secure },
      cookies: { session_token: { name: secure ? "__Host-liangdeng" : "liangdeng" } },
    },
    plugins: [knownUser, nextCookies()],
  });
}

let made: ReturnType<typeof build> | undefined;

/** The cookie of a sign-in that waits for its code; over https browsers hold it to this host (`__Host-`). */
export const secondStepCookie = (): { name: string; secure: boolean } => {
  const secure = env().LIANGDENG_ORIGIN?.startsWith("https:") ?? false;
  return { name: secure ? "__Host-liangdeng-step" : "liangdeng-step", secure };
};

/** better-auth over our tables. Only its server functions are used, from our own actions. */
export function auth(): ReturnType<typeof build> {
  made ??= build();
  return made;
}
