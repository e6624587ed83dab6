"use client";

import { createContext, useContext } from "react";
import type { Day } from "@/lib/core/periods";
import type { UnitSheet } from "@/lib/meetings/rules/facts";
import type { QueueEntry } from "@/lib/meetings/rules/session-queue";
import type { Snapshot } from "@/lib/web/meeting-session";
import type { Unit } from "./overlay";
import type { SessionStore } from "./session-store";

export type Session = {
  store: SessionStore;
  /** What the server has. */
  server: Snapshot;
  /** That, with what waits to be saved. */
  view: Snapshot;
  entries: readonly QueueEntry[];
  units: readonly Unit[];
  sheets: Readonly<Record<string, UnitSheet>>;
  isOff: (day: Day) => boolean;
  /** The record may be written. */
  open: boolean;
  /** Reads a sentence out to who does not see it. */
  say: (words: string) => void;
};

const Context = createContext<Session | null>(null);
export const SessionProvider = Context.Provider;

export function useSession(): Session {
  const session = useContext(Context);
  if (!session) throw new Error("outside of a session");
  return session;
}
