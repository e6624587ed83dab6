import { createServer } from "node:net";

/** A port of 127.0.0.1 that nobody listens on just now. */
export const freePort = (): Promise<number> =>
  new Promise((settle, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => settle(typeof address === "object" && address ? address.port : 0));
    });
  });
