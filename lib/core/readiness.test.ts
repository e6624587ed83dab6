import { describe, expect, it } from "vitest";
import { hasRoom } from "@/lib/core/readiness";

describe("disk space", () => {
  it.each([
    [100, 1000, true],
    [99, 1000, false],
    [1000, 1000, true],
    [0, 1000, false],
  ])("%i of %i blocks free: room is %s", (free, all, room) => {
    expect(hasRoom(free, all)).toBe(room);
  });
});
