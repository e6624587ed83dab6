import type { ReactNode } from "react";

/** Pages that take the whole screen while people meet: no navigation beside them. Each asks who is there itself. */
export default function HallLayout({ children }: { children: ReactNode }) {
  return children;
}
