"use client";

import { createContext, type ReactNode, useContext } from "react";

const Text = createContext<string | null>(null);

/** Hands the pinned business date, in words, to every page's header. Null in a real installation. */
export const DemoDateProvider = ({ text, children }: { text: string | null; children: ReactNode }) => (
  <Text value={text}>{children}</Text>
);

/** 演示日期 2017年11月20日, where the business date is pinned; else nothing. */
export function DemoDate() {
  const text = useContext(Text);
  return text && <span className="text-xs whitespace-nowrap text-ink-2">{text}</span>;
}
