import { spawn } from "node:child_process";
import { setPriority } from "node:os";
import { join } from "node:path";
import { ruleViolation } from "@/lib/core/errors";
import { LARGEST_IMAGE } from "@/lib/files/rules";

const limits = {
  pixels: LARGEST_IMAGE.pixels,
  memoryBytes: 640 * 1024 * 1024,
  /** Longest side of a thumbnail: sharp on a phone's whole width, some 60 kB. */
  side: 720,
};
/** From start to end; a phone's photo takes half a second. */
const TIME_MS = 20_000;

/** One picture at a time: the machine has pages to serve. */
let turn: Promise<unknown> = Promise.resolve();

/** A picture waits for the pages, never the other way round. */
function yieldToOthers(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    setPriority(pid, 10);
  } catch {
    // It has ended already, or the system does not allow it: the thumbnail is right all the same.
  }
}

function runChild(from: string, to: string): Promise<number | null> {
  const file = join(/* turbopackIgnore: true */ process.cwd(), "lib", "files", "thumbnail-child.mjs");
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      ["--max-old-space-size=128", file, from, to, JSON.stringify(limits)],
      {
        env: {
          ...(process.env.SystemRoot ? { SystemRoot: process.env.SystemRoot } : {}),
          NODE_ENV: "production",
        },
        stdio: "ignore",
      },
    );
    yieldToOthers(child.pid);
    const timer = setTimeout(() => child.kill("SIGKILL"), TIME_MS);
    child.on("error", reject);
    child.on("close", (code) => {
      clearTimeout(timer);
      resolve(code);
    });
  });
}

/**
 * Writes the thumbnail of a picture whose header has been checked, in a child process with caps on pixels, memory
 * and time. A picture that cannot be decoded is refused: FILE_BROKEN, or IMAGE_TOO_HEAVY when a cap ended it.
 */
export async function makeThumbnail(from: string, to: string): Promise<void> {
  const mine = turn.then(() => runChild(from, to));
  turn = mine.catch(() => undefined);
  const code = await mine;
  if (code === 0) return;
  if (code === 3) throw ruleViolation("FILE_BROKEN");
  if (code === 1) throw new Error("the thumbnail maker did not start");
  throw ruleViolation("IMAGE_TOO_HEAVY");
}
