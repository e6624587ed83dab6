import { readdirSync, readFileSync } from "node:fs";

type ServerAction = { file: string; name: string; made: string };

const sources = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /(?<!\.test)\.tsx?$/.test(file))
    .map((file) => `${folder}/${file}`)
    .filter((file) => !file.startsWith("lib/generated/"));

/**
 * Every exported server function and what made it: `action` and `publicAction` check the origin, the session and the
 * form; "function" is one that stands alone. Each is a public endpoint, whatever page shows its form.
 */
export const actionsThereAre = (): ServerAction[] =>
  ["app", "components", "lib"]
    .flatMap(sources)
    .filter((file) => /^(?:\s|\/\/.*|\/\*[\s\S]*?\*\/)*"use server"/.test(readFileSync(file, "utf8")))
    .flatMap((file) => {
      const source = readFileSync(file, "utf8");
      /** A maker of the file's own that is nothing but `action` with something filled in. */
      const makerOf = (name: string): string =>
        new RegExp(`^const ${name} =[^;]*=>\\s*action\\(`, "m").test(source) ? "action" : name;
      const exported = source.matchAll(
        /^export (?:const (\w+)(?::[^=]+)? = (\w+)|(?:async )?function (\w+)|(.*))/gm,
      );
      return [...exported].map(([line, constant, maker, functionName]) => ({
        file,
        name: constant ?? functionName ?? line,
        made: constant ? makerOf(maker ?? "") : functionName ? "function" : "unknown",
      }));
    })
    .sort((a, b) => `${a.file} ${a.name}`.localeCompare(`${b.file} ${b.name}`, "en"));

/** Files with a server function inside another function: it could close over what the page knew. */
export const nestedActions = (): string[] =>
  ["app", "components", "lib"]
    .flatMap(sources)
    .filter((file) => /^\s+["']use server["']/m.test(readFileSync(file, "utf8")));

/** Server functions that need no session, and why that is right. */
export const openActions: Record<string, string> = {
  "app/(auth)/login/actions.ts enter": "signs in",
  "app/(auth)/login/actions.ts enterCode": "signs in",
  "app/(auth)/login/actions.ts startOver": "ends a half-done sign-in of the same browser",
  "app/(auth)/sign-out.ts signOut": "ends the reader's own session",
  "lib/web/language-action.ts setPreference": "sets the reader's own language or theme",
};
