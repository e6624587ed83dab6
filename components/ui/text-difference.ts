export type DifferencePart = { text: string; kind: "same" | "removed" | "added" };

/** Above this the table of lengths costs more than the reader gains; all is then removed and added. */
const MOST_CELLS = 400_000;

/** Latin words and numbers stay whole; Chinese compares character by character. */
const tokensOf = (text: string): string[] => text.match(/[A-Za-z]+|\d[\d,.]*\d|\d|[\s\S]/gu) ?? [];

/** What of `before` was removed and what `after` added, by the longest common subsequence. */
export function textDifference(before: string, after: string): DifferencePart[] {
  const [a, b] = [tokensOf(before), tokensOf(after)];
  const parts: DifferencePart[] = [];
  const push = (kind: DifferencePart["kind"], text: string) => {
    const last = parts.at(-1);
    if (last?.kind === kind) last.text += text;
    else if (text) parts.push({ kind, text });
  };
  if (a.length * b.length > MOST_CELLS) {
    push("removed", before);
    push("added", after);
    return parts;
  }
  const width = b.length + 1;
  const lengths = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [left, right] = [a[i], b[j]];
    if (left !== undefined && left === right) {
      push("same", left);
      i++;
      j++;
    } else if (left !== undefined && (right === undefined || at(i + 1, j) >= at(i, j + 1))) {
      push("removed", left);
      i++;
    } else if (right !== undefined) {
      push("added", right);
      j++;
    }
  }
  return parts;
}
