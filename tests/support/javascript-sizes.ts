import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/** interface.md, "Fast": kB (1,000 bytes) of JavaScript, gzipped, that a first visit loads. */
export const budgets = { filing: 190, any: 280 } as const;

export type PageSize = { route: string; kB: number; budget: number };

/** A page on which reports are written; all others have the wide budget. */
const budgetOf = (route: string): number => (/^\/filing(\/|$)/.test(route) ? budgets.filing : budgets.any);

/**
 * What each page of a production build loads before anything is clicked: the chunks of its frame, its error and
 * not-found faces and of itself, as the build lists them in its diagnostics. Chunks loaded on demand do not count.
 * Throws when `folder` holds no build, or when the build's list leaves out one of its pages.
 */
export function pageSizes(folder = ".next"): PageSize[] {
  const read = (...path: string[]) => JSON.parse(readFileSync(join(folder, ...path), "utf8"));
  if (!existsSync(join(folder, "BUILD_ID"))) throw new Error(`no production build in ${folder}`);
  const stats: { route: string; firstLoadChunkPaths: string[] }[] = read(
    "diagnostics",
    "route-bundle-stats.json",
  );
  const known = new Map<string, number>();
  const sizeOf = (path: string): number => {
    // The list names chunks from the project's folder: ".next/static/chunks/….js".
    const file = path.slice(path.indexOf("static/"));
    const size = known.get(file) ?? gzipSync(readFileSync(join(folder, file))).length;
    known.set(file, size);
    return size;
  };
  const sizes = stats.map(({ route, firstLoadChunkPaths }) => ({
    route,
    kB: firstLoadChunkPaths.reduce((sum, path) => sum + sizeOf(path), 0) / 1_000,
    budget: budgetOf(route),
  }));
  const pages: Record<string, string> = read("app-path-routes-manifest.json");
  for (const [file, route] of Object.entries(pages)) {
    const measured = sizes.some((size) => size.route === route);
    if (file.endsWith("/page") && !file.startsWith("/_") && !measured)
      throw new Error(`${route}: not listed`);
  }
  return sizes.sort((a, b) => b.kB - a.kB);
}
