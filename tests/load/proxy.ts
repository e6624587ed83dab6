import { Agent, createServer, request as forward } from "node:http";
import type { AddressInfo } from "node:net";

export type FrontDoor = { origin: string; use: (origins: readonly string[]) => void; close: () => void };

/** Shares requests among instances by turns, as the proxy of a real installation does. For tests: it trusts everybody. */
export async function openProxy(): Promise<FrontDoor> {
  let targets: readonly string[] = [];
  let turn = 0;
  const agent = new Agent({ keepAlive: true });
  const server = createServer((request, response) => {
    const target = targets[turn++ % targets.length] ?? "";
    const { hostname, port } = new URL(target);
    const headers = { ...request.headers, "x-forwarded-for": request.socket.remoteAddress ?? "" };
    const { method = "GET", url: path = "/" } = request;
    const onward = forward({ agent, hostname, port, method, path, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on("error", () => (response.headersSent ? response.destroy() : response.writeHead(502).end()));
    response.on("close", () => onward.destroy());
    request.pipe(onward);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    use(origins) {
      targets = origins;
    },
    close() {
      server.closeAllConnections();
      server.close();
      agent.destroy();
    },
  };
}
