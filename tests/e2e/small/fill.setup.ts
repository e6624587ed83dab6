import { execFileSync } from "node:child_process";
import { test } from "@playwright/test";
import { e2eServers } from "../../support/e2e-servers";

test("一座六个项目的小城", () => {
  test.setTimeout(180_000);
  const { data, environment } = e2eServers.small;
  const { DATABASE_URL: _database, ...inherited } = process.env;
  const command = ["--conditions=react-server", "--import", "tsx", "tests/support/fill-small-city.ts"];
  const env = { ...inherited, ...environment, LIANGDENG_DATA: data };
  execFileSync(process.execPath, command, { env, stdio: "inherit" });
});
