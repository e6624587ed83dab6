import { readdirSync, readFileSync } from "node:fs";

/** Every route handler outside app/api/v1. */
export const handlersThereAre = (): string[] =>
  readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((file) => /(^|\/)route\.tsx?$/.test(file) && !file.startsWith("api/v1/"))
    .map((file) => `/${file.replace(/\/route\.tsx?$/, "").replace(/\([^)]*\)\/?/g, "")}`)
    .sort();

/** Every page below app/, by its address with the names of its parameters. */
export const pagesThereAre = (): string[] =>
  readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((file) => /(^|\/)page\.tsx$/.test(file))
    .map((file) => `/${file.replace(/\/?page\.tsx$/, "").replace(/\([^)]*\)\/?/g, "")}`)
    .sort();

/** Every method of every route below app/api/v1: "GET /projects/[id]". */
export const callsThereAre = (): string[] =>
  readdirSync("app/api/v1", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith("route.ts"))
    .flatMap((file) => {
      const source = readFileSync(`app/api/v1/${file}`, "utf8");
      const methods = source.matchAll(
        /^export (?:async )?(?:const|function) (GET|POST|PUT|PATCH|DELETE)\b/gm,
      );
      return [...methods].map(([, method]) => `${method} /${file.replace(/\/route\.ts$/, "")}`);
    })
    .sort();
