import { describe, expect, it } from "vitest";
import { clientAddress, isOwnOrigin, type RequestOrigin } from "@/lib/web/origin";

const direct: RequestOrigin = {
  origin: "http://10.1.1.1:3000",
  host: "10.1.1.1:3000",
  peer: "10.9.9.9",
  forwardedFor: null,
  forwardedHost: null,
};
const open = { origin: undefined, trustedProxies: [] };
const proxied = { origin: "https://lamps.city.example", trustedProxies: ["10.0.0.1", "10.0.0.2"] };

describe("the origin of a write", () => {
  it.each([
    ["the page's own host", {}, open, true],
    ["absent", { origin: null }, open, false],
    ["a sandboxed page", { origin: "null" }, open, false],
    ["another host", { origin: "http://evil.example" }, open, false],
    ["another port", { origin: "http://10.1.1.1:8080" }, open, false],
    ["a host that begins alike", { origin: "http://10.1.1.1:3000.evil.example" }, open, false],
    [
      "the configured address",
      { origin: "https://lamps.city.example", host: "127.0.0.1:3000" },
      proxied,
      true,
    ],
    ["the configured host without https", { origin: "http://lamps.city.example" }, proxied, false],
    [
      "a forwarded host from a stranger",
      { origin: "http://evil.example", forwardedHost: "evil.example" },
      proxied,
      false,
    ],
    [
      "a forwarded host from a configured proxy",
      { origin: "https://inner.example", forwardedHost: "inner.example", peer: "10.0.0.1" },
      proxied,
      true,
    ],
  ])("%s", (_name, change, settings, own) => {
    expect(isOwnOrigin({ ...direct, ...change }, settings)).toBe(own);
  });
});

describe("the client's address", () => {
  it.each([
    ["is the socket's", {}, open, "10.9.9.9"],
    ["is not what a stranger forwards", { forwardedFor: "1.2.3.4" }, proxied, "10.9.9.9"],
    ["is what a proxy forwards", { peer: "10.0.0.1", forwardedFor: "1.2.3.4" }, proxied, "1.2.3.4"],
    [
      "is the last one before the proxies, whatever stands to its left",
      { peer: "::ffff:10.0.0.1", forwardedFor: "9.9.9.9, 1.2.3.4, 10.0.0.2" },
      proxied,
      "1.2.3.4",
    ],
    ["is the proxy's when it forwards nothing", { peer: "10.0.0.1" }, proxied, "10.0.0.1"],
    ["is unknown without a socket", { peer: null, forwardedFor: "1.2.3.4" }, proxied, null],
  ])("%s", (_name, change, settings, address) => {
    expect(clientAddress({ ...direct, ...change }, settings)).toBe(address);
  });
});
