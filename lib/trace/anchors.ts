import { mkdir, open, readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { z } from "zod";
import { env } from "@/lib/core/env";
import { sha256 } from "@/lib/core/transaction";
import { FIRST_HASH } from "@/lib/trace/chain";

/**
 * Anchors of the trace 痕迹锚: an append-only file outside the database, one JSON line a day. A line holds the heads
 * that moved since the line before (chain: [index, hash]) and the hash of that line's text. Whoever rewrites a whole
 * chain, hashes and all, cannot rewrite a copy of this file that is kept elsewhere.
 */
const sha = z.string().regex(/^[0-9a-f]{64}$/);
const anchorLine = z.strictObject({
  day: z.iso.date(),
  at: z.iso.datetime(),
  /** Of the whole trace at that moment. */
  chains: z.int(),
  events: z.int(),
  heads: z.record(z.string(), z.tuple([z.int().nonnegative(), sha])),
  previous: sha,
});
export type Anchor = z.infer<typeof anchorLine>;

export type Anchors = {
  anchors: Anchor[];
  /** The first line, from 1, that cannot be read or does not follow on the line before; null when all do. */
  brokenLine: number | null;
};

export type Head = { chain: string; index: number; hash: string };

export const anchorsFile = (): string => resolve(env().LIANGDENG_DATA, "trace-anchors.jsonl");

/** Complete lines only: one that a power cut tore has no end and was never written. */
const linesOf = (text: string): string[] => text.split("\n").slice(0, -1);

function parse(line: string): Anchor | null {
  try {
    return anchorLine.parse(JSON.parse(line));
  } catch {
    return null;
  }
}

/** The anchors of a file's text. Lines after a broken one still count: what they say of the trace must hold too. */
export function parseAnchors(text: string): Anchors {
  const anchors: Anchor[] = [];
  let brokenLine: number | null = null;
  let previous = FIRST_HASH;
  for (const [at, line] of linesOf(text).entries()) {
    const anchor = parse(line);
    if (anchor) anchors.push(anchor);
    if (anchor?.previous !== previous) brokenLine ??= at + 1;
    previous = sha256(line);
  }
  return { anchors, brokenLine };
}

/** The text of an anchors file; empty when there is none yet. */
export async function readAnchorText(file: string): Promise<string> {
  return readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
}

/** The line that follows on `text`, or null when its last line is of the same day. */
export function nextAnchor(text: string, heads: readonly Head[], day: string, at: Date): string | null {
  const { anchors } = parseAnchors(text);
  if (anchors.at(-1)?.day === day) return null;
  const known = new Map(anchors.flatMap((anchor) => Object.entries(anchor.heads)));
  const moved = heads.filter(({ chain, index }) => known.get(chain)?.[0] !== index);
  const last = linesOf(text).at(-1);
  return JSON.stringify({
    day,
    at: at.toISOString(),
    chains: heads.length,
    events: heads.reduce((sum, { index }) => sum + index, 0),
    heads: Object.fromEntries(moved.map(({ chain, index, hash }) => [chain, [index, hash]])),
    previous: last === undefined ? FIRST_HASH : sha256(last),
  } satisfies Anchor);
}

/** Appends a line and forces it onto the disk; what a power cut left of an unfinished one is cut off first. */
export async function appendAnchor(file: string, text: string, line: string): Promise<void> {
  const whole = Buffer.byteLength(text.slice(0, text.lastIndexOf("\n") + 1));
  await mkdir(dirname(file), { recursive: true });
  const handle = await open(file, "a", 0o600);
  try {
    await handle.truncate(whole);
    await handle.write(`${line}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
