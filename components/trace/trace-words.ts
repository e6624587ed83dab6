import { useLocale, useTranslations } from "next-intl";
import { type TraceTranslators, traceNamespaces, traceWords } from "@/lib/trace/words";

/** `traceWords` in the reader's language. */
export function useTraceWords() {
  const translators = {
    t: useTranslations(traceNamespaces.t),
    projects: useTranslations(traceNamespaces.projects),
    reports: useTranslations(traceNamespaces.reports),
    lamps: useTranslations(traceNamespaces.lamps),
    cases: useTranslations(traceNamespaces.cases),
    changes: useTranslations(traceNamespaces.changes),
    subjects: useTranslations(traceNamespaces.subjects),
  };
  return traceWords(translators as TraceTranslators, useLocale());
}
