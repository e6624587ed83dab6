import "server-only";
import { betterAuth } from "better-auth";
import { nextCookies } from "better-auth/next-js";
import { username } from "better-auth/plugins/username";
import { isActive } from "@/lib/auth/queries";
import { PASSWORD_MAX, PASSWORD_MIN, SESSION_HOURS, USERNAME } from "@/lib/auth/rules";
import { authStore } from "@/lib/core/auth-store";
import { env } from "@/lib/core/env";

/** The header under which our own sign-in hands the client's checked address to better-auth. */
export const CLIENT_HEADER = "x-liangdeng-client";

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
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_MIN,
      maxPasswordLength: PASSWORD_MAX,
    },
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
      ipAddress: { ipAddressHeaders: [CLIENT_HEADER] },
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax", path: "/", secure },
      cookies: { session_token: { name: secure ? "__Host-liangdeng" : "liangdeng" } },
    },
    plugins: [
      username({ minUsernameLength: 2, usernameValidator: (name) => USERNAME.test(name) }),
      nextCookies(),
    ],
  });
}

let made: ReturnType<typeof build> | undefined;

/** better-auth over our tables. Only its server functions are used, from our own actions. */
export function auth(): ReturnType<typeof build> {
  made ??= build();
  return made;
}
