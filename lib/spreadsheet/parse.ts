import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { setPriority } from "node:os";
import { join } from "node:path";
import { AppError, ruleViolation } from "@/lib/core/errors";
import { limits } from "@/lib/spreadsheet/limits";

export type CellValue = string | number | boolean | null;
export type Sheet = { name: string; rows: CellValue[][] };
type Answer = { sheets: Sheet[] } | { refused: { reason: string; detail: Record<string, string | number> } };

const READY = "ready\n";
/** How many times its time a child may take that did not get the processor for it. */
const PATIENCE = 8;

let running = 0;
const waiting: (() => void)[] = [];

async function takeTurn(): Promise<void> {
  if (running >= limits.children) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
}

function passTurn(): void {
  const next = waiting.shift();
  if (next) next();
  else running -= 1;
}

/** Node alone, without the parent's loaders: they belong to TypeScript and to bundles. */
function startChild(kind: "xlsx" | "csv") {
  const file = join(/* turbopackIgnore: true */ process.cwd(), "lib", "spreadsheet", "parse-child.mjs");
  const environment = { ...(process.env.SystemRoot ? { SystemRoot: process.env.SystemRoot } : {}) };
  return spawn(
    process.execPath,
    [`--max-old-space-size=${limits.heapMegabytes}`, file, kind, JSON.stringify(limits)],
    { env: { ...environment, NODE_ENV: "production" }, stdio: ["pipe", "pipe", "ignore"] },
  );
}

/** The processor's time that a child has used, in milliseconds; null where the system does not tell. */
function usedMs(pid: number | undefined): number | null {
  try {
    const ticks = readFileSync(`/proc/${pid}/stat`, "latin1")
      .replace(/^.*\) /s, "")
      .split(" ");
    return (Number(ticks[11]) + Number(ticks[12])) * 10;
  } catch {
    return null;
  }
}

/** Runs the child to its answer, or to its end: by itself, by its memory cap, or by its time cap. */
function runChild(bytes: Buffer, kind: "xlsx" | "csv", timeMs: number): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const child = startChild(kind);
    const chunks: Buffer[] = [];
    let isReady = false;
    let usedBefore = 0;
    let patience = PATIENCE;
    const giveUp = () => {
      // On a busy machine an honest file waits for its turn: the cap is on what it uses.
      const used = isReady ? usedMs(child.pid) : null;
      patience -= 1;
      if (used !== null && patience > 0 && used - usedBefore < timeMs) {
        timer = setTimeout(giveUp, timeMs);
        return;
      }
      child.kill("SIGKILL");
      reject(ruleViolation("SPREADSHEET_TOO_HEAVY"));
    };
    let timer = setTimeout(giveUp, limits.startMs);
    child.stdout.on("data", (chunk: Buffer) => {
      chunks.push(chunk);
      if (isReady) return;
      isReady = true;
      usedBefore = usedMs(child.pid) ?? 0;
      clearTimeout(timer);
      timer = setTimeout(giveUp, timeMs);
    });
    child.on("error", (error) => {
      clearTimeout(timer);
      reject(error);
    });
    child.on("close", (code) => {
      clearTimeout(timer);
      const text = Buffer.concat(chunks).toString("utf8");
      if (code === 0 && text.startsWith(READY)) resolve(JSON.parse(text.slice(READY.length)));
      // A child that never became ready is our fault, not the file's.
      else if (!isReady) reject(new Error(`the spreadsheet parser did not start (exit ${code})`));
      else reject(ruleViolation("SPREADSHEET_TOO_HEAVY"));
    });
    // The child may end before it has read everything; its end says why.
    child.stdin.on("error", () => undefined);
    child.stdin.end(bytes);
    yieldToOthers(child.pid);
  });
}

/** A parse waits for the pages, never the other way round. */
function yieldToOthers(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    setPriority(pid, 10);
  } catch {
    // It has ended already, or the system does not allow it: the parse is right all the same.
  }
}

/** Parses in a child process with a memory and a time cap. Throws what the child refuses. */
export async function parseInChild(bytes: Buffer, kind: "xlsx" | "csv", isLarge: boolean): Promise<Sheet[]> {
  await takeTurn();
  try {
    const answer = await runChild(bytes, kind, isLarge ? limits.largeMs : limits.smallMs);
    if ("refused" in answer) {
      throw new AppError("RULE_VIOLATION", answer.refused.reason, answer.refused.detail);
    }
    return answer.sheets;
  } finally {
    passTurn();
  }
}
