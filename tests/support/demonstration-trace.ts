import { describe, expect, it } from "vitest";
import { db } from "@/lib/core/db";
import type { TraceValues, TraceVerb } from "@/lib/trace/schema";
import { locales } from "@/lib/web/preferences";
import { traceWordsIn } from "@/lib/web/trace-words";

/** What is read as it is: names that people sign in with, sums of bytes, "1.2 km". */
const AS_IT_IS = new Set(["username", "sha256", "target"]);
/** "no_progress", "forceMajeure", "INVESTMENT_GAP"; in Chinese any bare Latin word is one. */
const CODES = {
  "zh-CN": /(^|[、 ])([a-z]+|[a-z]+[A-Z_]\w*|[A-Z]+_[A-Z_]+)($|[、 ])/,
  en: /(^|[, ])([a-z]+[A-Z_]\w*|[A-Z]+_[A-Z_]+)($|[, ])/,
};

/** What an auditor reads of the whole demonstration: no field without a name, no code in place of a word, no id. */
export function describeTrace(): void {
  describe.each(locales)("its trace in %s", (locale) => {
    it("says every change in words", async () => {
      const words = traceWordsIn(locale);
      const events = await db().traceEvent.findMany({ select: { verb: true, before: true, after: true } });
      expect(events.length).toBeGreaterThan(8000);
      const raw = new Set<string>();
      for (const { verb, before, after } of events) {
        const event = { verb: verb as TraceVerb, before: before as TraceValues, after: after as TraceValues };
        for (const { key, field, from, to } of words.changes(event)) {
          if (field === key) raw.add(`${verb} ${key}`);
          if (AS_IT_IS.has(key)) continue;
          for (const said of [from, to]) {
            if (said && CODES[locale].test(said)) raw.add(`${verb} ${key}: ${said.slice(0, 40)}`);
          }
        }
      }
      expect([...raw].sort()).toEqual([]);
    });
  });
}
