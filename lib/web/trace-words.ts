import { createTranslator } from "next-intl";
import { type Translate, traceWords } from "@/lib/trace/words";
import type { Locale } from "@/lib/web/preferences";
import en from "@/messages/en.json";
import zh from "@/messages/zh-CN.json";

const languages = { "zh-CN": zh, en };

/** All of messages/ in one language, for papers, which know no reader. */
export const wordsIn = (locale: Locale): Translate =>
  createTranslator({ locale, messages: languages[locale] }) as unknown as Translate;

/** `traceWords` in one language, for papers. */
export const traceWordsIn = (locale: Locale) => traceWords(wordsIn(locale), locale);
