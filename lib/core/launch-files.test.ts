import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { formatAccounts, keepAccounts, keptSecret, parseAccounts } from "@/lib/core/launch-files";

const folder = await mkdtemp(join(tmpdir(), "liangdeng-"));
afterAll(() => rm(folder, { recursive: true }));

const accounts = [
  { username: "centre", password: "Ab1-cd2-ef3", title: "重点项目中心" },
  { username: "leader", password: "Gh4-ij5-kl6", title: "市级联系领导01" },
];

describe("generated passwords", () => {
  it("are read back as they were written", () => {
    expect(parseAccounts(formatAccounts(accounts))).toEqual(accounts);
  });

  it("lie in a file that only its owner reads", async () => {
    await keepAccounts(folder, accounts);
    expect((await stat(join(folder, "accounts.txt"))).mode & 0o777).toBe(0o600);
  });
});

describe("the session secret", () => {
  it("is made once, long, and read by its owner only", async () => {
    const both = await Promise.all([keptSecret(folder), keptSecret(folder)]);
    expect(both[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(both[1]).toBe(both[0]);
    expect((await stat(join(folder, "auth-secret"))).mode & 0o777).toBe(0o600);
  });
});
