/** The longest search that is looked at: more words narrow nothing further. */
const MOST_WORDS = 8;

/**
 * The words of a search, as `search_text` in the database writes texts: full-width forms narrow, letters small. Each
 * of them must be found. What a person typed is text, never a pattern.
 */
export function searchWords(given: string): string[] {
  const words = given.normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean);
  return [...new Set(words)].slice(0, MOST_WORDS);
}

/** What the index holds of a text that has this word: its neighbouring characters by twos, or its only one. */
export function gramsOf(word: string): string[] {
  const characters = [...word];
  if (characters.length < 2) return characters;
  return [...new Set(characters.slice(1).map((character, at) => `${characters[at]}${character}`))];
}

/** Whether the index holds the word itself, so that what it finds has it. */
export const isGram = (word: string): boolean => [...word].length <= 2;

/** For `LIKE`: the word itself. */
export const literal = (word: string): string => word.replace(/[\\%_]/g, "\\$&");
