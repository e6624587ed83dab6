import { useCallback, useEffect, useRef, useState } from "react";
import type { FormError, FormState } from "@/lib/web/form-state";
import { type FormValues, formValues } from "./report-values";

/** Typing pauses this long before a draft is sent. */
const QUIET_MS = 2000;
const RETRY_MS = 5000;

export type DraftStatus =
  | { kind: "none" | "saving" | "offline" | "local" | "restored" | "incomplete" }
  | { kind: "saved"; at: string }
  | { kind: "refused"; error: FormError };

type Kept = { version: number; values: FormValues };
export type SaveDraft = (form: FormData) => Promise<FormState<{ version: number; savedAt: string }>>;

/** What this browser still keeps of a form that the server has not got. */
export function readKept(storageKey: string): Kept | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(storageKey) ?? "null");
    return kept && typeof kept === "object" && "values" in kept && "version" in kept ? (kept as Kept) : null;
  } catch {
    return null;
  }
}

function keep(storageKey: string, kept: Kept | null): void {
  try {
    if (kept) localStorage.setItem(storageKey, JSON.stringify(kept));
    else localStorage.removeItem(storageKey);
  } catch {
    // A full or forbidden store: the server's draft remains.
  }
}

/**
 * Drafts that save themselves: each keystroke is kept in this browser at once, and sent when typing pauses. What
 * could not be sent is sent again. `save` is null when nothing but handing in may be written (already submitted).
 */
export function useDraft({
  storageKey,
  save,
  standing,
  onStale,
}: {
  storageKey: string;
  save: SaveDraft | null;
  standing: number;
  onStale: () => void;
}) {
  const [status, setStatus] = useState<DraftStatus>({ kind: "none" });
  const [version, setVersion] = useState(standing);
  const given = useRef({ save, onStale });
  given.current = { save, onStale };
  const seen = useRef(standing);
  /** What is typed and not sent yet. */
  const unsent = useRef<FormData | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const running = useRef<Promise<void>>(Promise.resolve());
  const queue = useRef(() => {});

  const adopt = useCallback((next: number) => {
    seen.current = next;
    setVersion(next);
  }, []);

  queue.current = () => {
    running.current = running.current.then(async () => {
      const form = unsent.current;
      if (!form || !given.current.save) return;
      unsent.current = null;
      form.set("version", String(seen.current));
      setStatus({ kind: "saving" });
      try {
        const answer = await given.current.save(form);
        if (answer.status === "ok" && answer.data) {
          adopt(answer.data.version);
          if (unsent.current === null) keep(storageKey, null);
          setStatus({ kind: "saved", at: answer.data.savedAt });
        } else if (answer.fieldErrors) setStatus({ kind: "incomplete" });
        else if (answer.error) {
          setStatus({ kind: "refused", error: answer.error });
          if (answer.error.reason === "STALE_VERSION") given.current.onStale();
        }
      } catch {
        unsent.current ??= form;
        setStatus({ kind: "offline" });
        clearTimeout(timer.current);
        timer.current = setTimeout(() => queue.current(), RETRY_MS);
      }
    });
  };

  useEffect(() => {
    const send = () => queue.current();
    window.addEventListener("online", send);
    return () => {
      window.removeEventListener("online", send);
      clearTimeout(timer.current);
      // Leaving the page does not lose the last two seconds.
      send();
    };
  }, []);

  return {
    status,
    version,
    adopt,
    say: setStatus,
    /** Something was typed. */
    touch: useCallback(
      (form: FormData) => {
        unsent.current = form;
        keep(storageKey, { version: seen.current, values: formValues(form) });
        clearTimeout(timer.current);
        if (given.current.save) timer.current = setTimeout(() => queue.current(), QUIET_MS);
        else setStatus({ kind: "local" });
      },
      [storageKey],
    ),
    /** Waits for what is under way; answers the version to hand in against. What is handed in needs no draft. */
    settle: async (): Promise<number> => {
      clearTimeout(timer.current);
      unsent.current = null;
      await running.current;
      return seen.current;
    },
    forget: () => {
      clearTimeout(timer.current);
      unsent.current = null;
      keep(storageKey, null);
    },
  };
}
