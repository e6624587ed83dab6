import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { createFirstAccounts } from "@/lib/auth/commands/create-first-accounts";
import { startWeb, stopWeb, webAnswers } from "@/lib/core/web-process";
import { auth } from "@/lib/web/auth";
import { makeActor } from "../support/factories";
import type { Place } from "./bench";

export type Desk = {
  /** Fetches a page as somebody signed in and reads it to its end; anything but 200 is an error. */
  read: (path: string) => Promise<string>;
  close: () => Promise<void>;
};

const freePort = (): Promise<number> =>
  new Promise((settle) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => settle(typeof address === "object" && address ? address.port : 0));
    });
  });

/** An account of the centre with a session, as a cookie. */
async function signIn(now: Date): Promise<string> {
  const username = `bench-${randomUUID().slice(0, 8)}`;
  const system = makeActor("admin", { id: "system" });
  const [made] = await createFirstAccounts(system, [{ username, name: "测速", role: "centre" }], { now });
  const { headers } = await auth().api.signInUsername({
    body: { username, password: made?.password ?? "" },
    returnHeaders: true,
  });
  return headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

/** The production build on the city of this bench, and somebody at its desk; null when nothing is built. */
export async function openDesk({ now }: Place): Promise<Desk | null> {
  if (!existsSync(".next/BUILD_ID")) return null;
  const cookie = await signIn(now);
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const web = startWeb("start", "127.0.0.1", port, {});
  if (!(await webAnswers(web, origin))) throw new Error("the page server did not start");
  return {
    read: async (path) => {
      const answer = await fetch(`${origin}${path}`, { headers: { cookie }, redirect: "manual" });
      if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
      return answer.text();
    },
    close: () => stopWeb(web),
  };
}
