"use client";

import { useEffect, useRef } from "react";

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]") !== null;

/**
 * Single keys for the whole page: not while somebody types, not while a dialog is open, not with Ctrl, Alt or ⌘, not
 * while an input method composes. Keys by their character ("j", "?", "ArrowDown"). `enabled`: the person can turn them
 * off (WCAG 2.1.4).
 */
export function useShortcuts(keys: Readonly<Record<string, () => void>>, enabled: boolean): void {
  const current = useRef(keys);
  useEffect(() => {
    current.current = keys;
  });
  useEffect(() => {
    if (!enabled) return;
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.altKey || event.metaKey)
        return;
      if (isTyping(event.target) || document.querySelector("dialog[open]")) return;
      // Full-width signs of a Chinese keyboard are the same keys.
      const key = event.key.length === 1 ? event.key.normalize("NFKC").toLowerCase() : event.key;
      const act = current.current[key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [enabled]);
}
