import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";

/** What draws a picture: another major version of the browser or another Chinese font sets text a little otherwise. */
export type Drawn = { chromium: string; font: string };

const drawnFile = resolve("tests", "e2e", "pictures", "drawn-by.json");

/** The browser's major version from its own words ("156.0.8078.108"), and the font that Chinese is set in here. */
export function drawnHere(browserVersion: string): Drawn {
  const asked = ["-f", "%{family[0]} %{fontversion}", "Noto Sans CJK SC"];
  const font = process.platform === "linux" ? execFileSync("fc-match", asked, { encoding: "utf8" }) : "";
  return { chromium: browserVersion.split(".")[0] ?? "", font: font || process.platform };
}

export const drawnBy = (): Drawn | null =>
  existsSync(drawnFile) ? JSON.parse(readFileSync(drawnFile, "utf8")) : null;

export const keepDrawnBy = (drawn: Drawn): void =>
  writeFileSync(drawnFile, `${JSON.stringify(drawn, null, 2)}\n`);

export type Tolerance = {
  /** How far a pixel's colour may be off before it counts, 0 to 1. */
  threshold: number;
  /** What share of a picture's pixels may count. */
  maxDiffPixelRatio: number;
};

/** The same browser and font: one row of a table moved by a pixel, or another grey, is a difference. */
const EXACT: Tolerance = { threshold: 0.05, maxDiffPixelRatio: 0.002 };
/** Others: what is missing, moved or of another colour is one; how a letter's edge is drawn is none. */
const COARSE: Tolerance = { threshold: 0.2, maxDiffPixelRatio: 0.05 };

/** How the pictures are compared with what is drawn here, and what to say about it when it is not the same. */
export function comparison(here: Drawn, taken: Drawn | null): { tolerance: Tolerance; words: string | null } {
  if (taken && taken.chromium === here.chromium && taken.font === here.font) {
    return { tolerance: EXACT, words: null };
  }
  const name = ({ chromium, font }: Drawn) => `Chromium ${chromium}, ${font}`;
  return {
    tolerance: COARSE,
    words:
      `图片是 ${taken ? name(taken) : "—"} 照的，这里是 ${name(here)}：只作粗略比较（允许 5% 的像素不同）。` +
      "看过页面没有走样后，用 npm run pictures 重照。\n" +
      `The pictures were taken with ${taken ? name(taken) : "—"}; here it is ${name(here)}: compared coarsely ` +
      "(5% of the pixels may differ). When the pages look right, renew them with npm run pictures.",
  };
}
