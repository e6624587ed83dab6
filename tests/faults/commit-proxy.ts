import type { AddressInfo } from "node:net";
import { connect, createServer, type Socket } from "node:net";

/** `before`: the server never hears the COMMIT; `after`: it commits, and the client never hears of it. */
export type Cut = "before" | "after";
export type CommitProxy = {
  port: number;
  /** Cuts the next COMMIT of what people handed in; resolves when that has happened. */
  cutNext: (cut: Cut) => Promise<void>;
  close: () => void;
};

/** Long enough for the server to take in what was sent to it. */
const TAKEN_IN_MS = 50;

const COMMIT = Buffer.from("COMMIT\0");
const OURS = /INSERT INTO "public"\."(monthly_report|issue|work_log|attachment)"/;

/** Stands between the application and PostgreSQL and hands on bytes, until it is told to cut a connection. */
export async function openCommitProxy(database: { host: string; port: number }): Promise<CommitProxy> {
  let wanted: { cut: Cut; done: () => void } | null = null;
  const sockets = new Set<Socket>();

  const server = createServer((client) => {
    const upstream = connect(database.port, database.host);
    let ours = false;
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on("error", () => undefined);
      socket.on("close", () => sockets.delete(socket));
    }
    upstream.on("data", (bytes) => client.write(bytes));
    upstream.on("close", () => client.destroy());
    client.on("close", () => upstream.end());
    client.on("data", (bytes) => {
      ours ||= OURS.test(bytes.toString("latin1"));
      if (!ours || !bytes.includes(COMMIT)) {
        upstream.write(bytes);
        return;
      }
      ours = false;
      if (!wanted) {
        upstream.write(bytes);
        return;
      }
      const { cut, done } = wanted;
      wanted = null;
      if (cut === "before") upstream.destroy();
      else upstream.write(bytes, () => void setTimeout(() => upstream.destroy(), TAKEN_IN_MS));
      client.destroy();
      done();
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    port: (server.address() as AddressInfo).port,
    cutNext: (cut) =>
      new Promise((done) => {
        wanted = { cut, done };
      }),
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
