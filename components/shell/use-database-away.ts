"use client";

import { useEffect, useEffectEvent, useState } from "react";
import { AGAIN_SECONDS } from "@/lib/web/away";

/** null: nobody answered at all. */
async function databaseAnswers(): Promise<boolean | null> {
  try {
    const response = await fetch("/api/readyz", { cache: "no-store" });
    const { checks } = (await response.json()) as { checks: { database: "ok" | "failing" } };
    return checks.database === "ok";
  } catch {
    return null;
  }
}

/**
 * For a page that failed: whether that is for want of the database. `known`: the failure said so; otherwise it is
 * asked, for the database may have gone while the page was being made. While it is away it is asked every few seconds,
 * and `back` called once it answers.
 */
export function useDatabaseAway(known: boolean, back: () => void): boolean {
  const [away, setAway] = useState(known);
  const goOn = useEffectEvent(back);
  useEffect(() => {
    if (!away) void databaseAnswers().then((answers) => answers === false && setAway(true));
    else {
      // One question at a time, however long the answer takes.
      let isAsking = false;
      const asking = setInterval(async () => {
        if (isAsking) return;
        isAsking = true;
        const answers = await databaseAnswers();
        isAsking = false;
        if (answers) goOn();
      }, AGAIN_SECONDS * 1_000);
      return () => clearInterval(asking);
    }
  }, [away]);
  return away;
}
