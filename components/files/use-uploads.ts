"use client";

import { useEffect, useRef, useState } from "react";
import { type Sending, sendFile } from "@/components/files/send-file";
import { LARGEST_FILE } from "@/lib/files/rules";

export type UploadItem = {
  /** The upload's idempotency key too. */
  key: string;
  file: File;
  state: "waiting" | "sending" | "done" | "failed";
  /** 0 … 1 */
  share: number;
  id?: string;
  error?: { reason: string; detail: Record<string, string | number> };
};

const tooLarge = (file: File): UploadItem["error"] =>
  file.size > LARGEST_FILE
    ? { reason: "ATTACHMENT_TOO_LARGE", detail: { file: file.name, megabytes: LARGEST_FILE / 1024 / 1024 } }
    : undefined;

/** Files on their way, one after the other in the order in which they were chosen. */
export function useUploads() {
  const [items, setItems] = useState<UploadItem[]>([]);
  const sending = useRef<{ key: string; sending: Sending } | null>(null);
  const change = (key: string, more: Partial<UploadItem>) =>
    setItems((now) => now.map((item) => (item.key === key ? { ...item, ...more } : item)));

  useEffect(() => {
    const next = items.find((item) => item.state === "waiting");
    if (!next || sending.current) return;
    const { key, file } = next;
    const started = sendFile(file, key, (share) => change(key, { share }));
    sending.current = { key, sending: started };
    change(key, { state: "sending", share: 0 });
    void started.answer.then((answer) => {
      sending.current = null;
      if ("file" in answer) change(key, { state: "done", share: 1, id: answer.file.id });
      else change(key, { state: "failed", error: answer.error });
    });
  });

  return {
    items,
    busy: items.some((item) => item.state === "waiting" || item.state === "sending"),
    add: (files: readonly File[]) =>
      setItems((now) => [
        ...now,
        ...files.map((file): UploadItem => {
          const error = tooLarge(file);
          const state = error ? "failed" : "waiting";
          return { key: crypto.randomUUID(), file, state, share: 0, ...(error ? { error } : {}) };
        }),
      ]),
    remove: (key: string) => {
      if (sending.current?.key === key) sending.current.sending.abort();
      setItems((now) => now.filter((item) => item.key !== key));
    },
    retry: (key: string) => change(key, { state: "waiting", error: undefined }),
    /** What has arrived and was saved leaves the list; what failed stays, with its reason. */
    clearDone: () => setItems((now) => now.filter((item) => item.state !== "done")),
  };
}
