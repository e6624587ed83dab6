import { readFileSync } from "node:fs";
import { Client } from "pg";
import { env } from "@/lib/core/env";
import { freePort } from "../support/free-port";
import { servePages } from "../support/page-server";
import { hire } from "../support/staff";
import type { Place } from "./bench";

export type Desk = {
  /** Fetches a page as somebody of the centre and reads it to its end; anything but 200 is an error. */
  read: (path: string) => Promise<string>;
  /** Sends JSON with a token and reads the answer to its end; anything but 200 is an error. */
  put: (path: string, body: unknown, bearer: string) => Promise<void>;
  /** Milliseconds of a processor that the page server has used so far; 0 where the system does not tell. */
  processorMs: () => number;
  close: () => Promise<void>;
};

/** A tick of /proc is 10 ms on every Linux that we know. */
const TICK_MS = 10;

function processorMsOf(pid: number): number {
  try {
    // The command's name, in brackets, may hold spaces; user and system time are fields 14 and 15.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ");
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
  } catch {
    return 0;
  }
}

/** The built pages on the city of this bench, and somebody at a desk there. */
export async function openDesk({ pages, ownerUrl }: Place): Promise<Desk> {
  const { DATABASE_URL, AUTH_SECRET, LIANGDENG_DATA } = env();
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  const [someone] = await hire(client, [{ username: `desk-${Date.now()}`, role: "centre" }], AUTH_SECRET);
  await client.end();
  const server = await servePages(await freePort(), { DATABASE_URL, AUTH_SECRET, LIANGDENG_DATA }, pages);
  const ask = async (path: string, request: RequestInit): Promise<string> => {
    const answer = await fetch(`${server.origin}${path}`, { ...request, redirect: "manual" });
    const text = await answer.text();
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${text.slice(0, 500)}`);
    return text;
  };
  return {
    read: (path) => ask(path, { headers: { cookie: someone?.cookie ?? "" } }),
    async put(path, body, bearer) {
      const headers = { authorization: `Bearer ${bearer}`, "content-type": "application/json" };
      await ask(path, { method: "PUT", headers, body: JSON.stringify(body) });
    },
    processorMs: () => processorMsOf(server.pid),
    close: server.stop,
  };
}
