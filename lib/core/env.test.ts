import { describe, expect, it } from "vitest";
import { parseEnv, parseSettings } from "@/lib/core/env";

const complete = {
  DATABASE_URL: "postgresql://app@127.0.0.1/liangdeng",
  AUTH_SECRET: "0123456789abcdef0123456789abcdef",
};

describe("the environment", () => {
  it("has a default for everything but the database and the secret", () => {
    expect(parseSettings({})).toEqual({
      LIANGDENG_DATA: "./data",
      PORT: 3000,
      HOST: "127.0.0.1",
      LIANGDENG_DEMO: true,
      LIANGDENG_BACKUPS_KEEP: 14,
      LIANGDENG_S3_REGION: "us-east-1",
      LIANGDENG_TRUSTED_PROXIES: [],
    });
    expect(() => parseEnv({})).toThrow(/DATABASE_URL[\s\S]*AUTH_SECRET/);
    expect(parseEnv(complete)).toMatchObject(complete);
  });

  it("takes an empty value for an absent one", () => {
    expect(parseSettings({ PORT: "", DATABASE_URL: "" })).toMatchObject({ PORT: 3000 });
  });

  it.each([
    ["AUTH_SECRET", "0123456789abcdef0123456789abcde", "too short"],
    ["AUTH_SECRET", "a".repeat(64), "too repetitive"],
    ["PORT", "0", "no port"],
    ["PORT", "65536", "no port"],
    ["PORT", "http", "not a number"],
    ["DATABASE_URL", "mysql://localhost/x", "another database"],
    ["LIANGDENG_DEMO", "yes", "neither 0 nor 1"],
    ["LIANGDENG_BUSINESS_DATE", "2018-02-29", "no such day"],
    ["LIANGDENG_ORIGIN", "ftp://city.example", "no web address"],
    ["LIANGDENG_BACKUPS_KEEP", "0", "no backup kept"],
    ["LIANGDENG_S3_BUCKET", "files", "a store without its keys"],
  ])("refuses %s=%s: %s", (name, value) => {
    expect(() => parseEnv({ ...complete, [name]: value })).toThrow(name);
  });

  it("splits the trusted proxies", () => {
    expect(
      parseSettings({ LIANGDENG_TRUSTED_PROXIES: "10.0.0.1, 10.0.0.2," }).LIANGDENG_TRUSTED_PROXIES,
    ).toEqual(["10.0.0.1", "10.0.0.2"]);
  });
});
