import { useLocale, useTranslations } from "next-intl";
import { type Translate, traceWords } from "@/lib/trace/words";

/** `traceWords` in the reader's language. */
export const useTraceWords = () => traceWords(useTranslations() as unknown as Translate, useLocale());
