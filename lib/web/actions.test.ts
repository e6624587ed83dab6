import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { actionsThereAre, nestedActions, openActions } from "@/tests/support/manifest/actions";

const all = actionsThereAre();
const named = ({ file, name }: { file: string; name: string }) => `${file} ${name}`;

test("every server function is made by action(), which asks for the session, or is named as open to everybody", () => {
  expect(all.length).toBeGreaterThan(60);
  expect(all.filter(({ made }) => made !== "action").map(named)).toEqual(Object.keys(openActions).sort());
  expect(nestedActions()).toEqual([]);
});

test("those that stand alone check where the form came from", () => {
  for (const { file } of all.filter(({ made }) => made === "function")) {
    expect(readFileSync(file, "utf8"), file).toContain(
      "isOwnOrigin(await requestOrigin(), originSettings())",
    );
  }
});
