import { expect, it } from "vitest";
import { pageSizes } from "../support/javascript-sizes";

const sizes = pageSizes();

it.each(sizes)("$route loads at most $budget kB of JavaScript", ({ kB, budget }) => {
  expect(kB).toBeLessThanOrEqual(budget);
});

it("measures something: no page runs without a framework", () => {
  expect(sizes.length).toBeGreaterThan(40);
  for (const { route, kB } of sizes) expect(kB, route).toBeGreaterThan(80);
});
