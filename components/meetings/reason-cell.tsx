import type { ComponentProps } from "react";
import { ReasonText } from "@/components/lamps/reason-text";
import type { Period } from "@/lib/core/periods";

type Line = {
  reasons: ComponentProps<typeof ReasonText>["reasons"];
  expected: number;
  actual: number;
};

/** Why a project's lamp is as it is, in the table of a meeting's paper; `period`: null before the first close. */
export function ReasonCell({ line, period }: { line: Line; period: Period | null }) {
  const { reasons, expected, actual } = line;
  if (reasons.length === 0 || period === null) return "—";
  return <ReasonText reasons={reasons} figures={{ period, expected, actual }} />;
}
