import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

// What end-to-end tests need from the system: Chromium, and a Chinese font to see what the pages look like.

const PACKAGES = { chromium: "chromium", font: "fonts-noto-cjk" };

const hasBrowser = () => existsSync(process.env.CHROMIUM_PATH ?? "/usr/bin/chromium");

const hasChineseFont = () => {
  if (process.platform !== "linux") return true;
  const { stdout } = spawnSync("fc-list", [":lang=zh-cn", "family"], { encoding: "utf8" });
  return Boolean(stdout?.trim());
};

/** @param {string[]} args */
const aptGet = (args) =>
  spawnSync("apt-get", ["-o", "Acquire::Retries=3", ...args], {
    stdio: "inherit",
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  }).status === 0;

/** Installs what is missing when we may; else says exactly what to run. Returns whether all is there. */
export function ensureBrowser() {
  const lacking = [
    ...(hasBrowser() ? [] : [PACKAGES.chromium]),
    ...(hasChineseFont() ? [] : [PACKAGES.font]),
  ];
  if (lacking.length === 0) return true;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    console.log(`正在安装 installing ${lacking.join(", ")}…`);
    const install = ["install", "-y", "--no-install-recommends", ...lacking];
    if (aptGet(["update", "-qq"]) && aptGet(install) && hasBrowser()) return true;
  }
  console.error(
    `端到端测试还缺 ${lacking.join("、")}，请先运行 end-to-end tests need these, please run:\n` +
      `  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${lacking.join(" ")}\n` +
      "（浏览器装在别处时 a browser elsewhere: CHROMIUM_PATH=/path/to/chromium npm test）",
  );
  return false;
}
