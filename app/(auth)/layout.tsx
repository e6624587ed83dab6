import type { ReactNode } from "react";

export default function AuthLayout({ children }: { children: ReactNode }) {
  return <main className="grid min-h-dvh content-center justify-items-center bg-page p-4">{children}</main>;
}
