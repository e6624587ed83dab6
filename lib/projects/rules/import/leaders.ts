/** Outside brackets: 张三（书记、区长） is one leader. */
const SEPARATOR = /[\s、，,;；/／|｜]+(?![^（(]*[）)])/u;
/** 张 三: a name of two characters, spread to the width of three. */
const SPREAD_NAME = /(?<!\p{Script=Han})(\p{Script=Han})[ \u3000]+(\p{Script=Han})(?!\p{Script=Han})/gu;

/** The pieces of a cell between separators. */
export const leaderTokens = (text: string): string[] =>
  text
    .replace(SPREAD_NAME, "$1$2")
    .split(SEPARATOR)
    .filter((token) => token !== "");

/** "领导16领导17" → ["领导16", "领导17"]: one prefix without digits, repeated with a number each time. */
function byRepeatedPrefix(token: string): string[] | null {
  if (!/^(\D+)\d+(?:\1\d+)+$/u.test(token)) return null;
  return token.match(/\D+\d+/gu);
}

/** `token` as two or more known names in a row, the longest first; a number is never cut. */
function byKnownNames(token: string, names: readonly string[], rest = token): string[] | null {
  if (rest === "") return [];
  for (const name of names) {
    if (name === token || !rest.startsWith(name)) continue;
    const after = rest.slice(name.length);
    if (/\d$/.test(name) && /^\d/.test(after)) continue;
    const others = byKnownNames(token, names, after);
    if (others) return [name, ...others];
  }
  return null;
}

/** Splits a leaders' cell by separators, repeated numbered prefixes and the names that are known. */
export type LeaderSplitter = (text: string) => { leaders: string[]; repeated: boolean; glued: boolean };

/**
 * Learns the names from all cells of the list and from `known` (those in the registry), then splits. `glued`:
 * names stood together without a separator. `repeated`: a name stood twice and is kept once. Order is kept.
 */
export function leaderSplitter(cells: readonly string[], known: readonly string[]): LeaderSplitter {
  const registered = new Set(known);
  const names = [...new Set([...cells.flatMap(leaderTokens), ...known])]
    .filter((name) => name.length >= 2)
    .sort((a, b) => b.length - a.length);
  // Pieces are split again: a name learnt from another cell may itself be two.
  const split = (token: string): string[] => {
    if (registered.has(token)) return [token];
    return byRepeatedPrefix(token) ?? byKnownNames(token, names)?.flatMap(split) ?? [token];
  };
  return (text) => {
    const tokens = leaderTokens(text);
    const found = tokens.flatMap(split);
    const leaders = [...new Set(found)];
    return { leaders, repeated: leaders.length < found.length, glued: found.length > tokens.length };
  };
}
