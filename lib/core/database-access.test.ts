import { describe, expect, it } from "vitest";
import { outsideUrls } from "@/lib/core/database-access";
import { parseSettings } from "@/lib/core/env";
import { missing } from "@/lib/core/migrate";

const OWNER = "postgresql://owner:secret@db.city.example/liangdeng";
const APP = "postgresql://app:secret@db.city.example/liangdeng";

describe("an outside database", () => {
  it("is not meant when DATABASE_URL is absent", () => {
    expect(outsideUrls(parseSettings({}))).toBeNull();
  });

  it("with one address gives the application the rights of its role only", () => {
    const urls = outsideUrls(parseSettings({ DATABASE_URL: OWNER }));
    expect(urls?.ownerUrl).toBe(OWNER);
    expect(new URL(urls?.appUrl ?? "").searchParams.get("options")).toBe("-c role=liangdeng_app");
  });

  it("with two addresses takes each as it is", () => {
    const settings = parseSettings({ DATABASE_URL: APP, DATABASE_OWNER_URL: OWNER });
    expect(outsideUrls(settings)).toEqual({ appUrl: APP, ownerUrl: OWNER });
  });
});

describe("migrations still missing", () => {
  const first = { name: "1_first", checksum: "a" };
  const second = { name: "2_second", checksum: "b" };

  it("are those that were not applied, in order", () => {
    expect(missing([first, second], [])).toEqual([first, second]);
    expect(missing([first, second], [{ migration_name: "1_first", checksum: "a" }])).toEqual([second]);
  });

  it("refuse one that was edited after it ran", () => {
    expect(() => missing([first], [{ migration_name: "1_first", checksum: "z" }])).toThrow("1_first");
  });
});
