import type { RuleSettings } from "@/lib/lamps/rules/settings";

type Source = "plan" | "report" | "facts" | "closing" | "issue" | "change" | "override";
type Term = {
  key: string;
  source: Source;
  /** The rule settings that decide it; each is told with its value in force. */
  rules?: readonly (keyof RuleSettings)[];
};

export const investment: readonly Term[] = [
  { key: "annualPlan", source: "plan" },
  { key: "expected", source: "plan" },
  { key: "actual", source: "report" },
  { key: "ratio", source: "report", rules: ["investmentRatio"] },
  { key: "gap", source: "report", rules: ["investmentGap"] },
];

export const lamps: readonly Term[] = [
  {
    key: "behind",
    source: "facts",
    rules: [
      "notStarted",
      "investmentRatio",
      "investmentGap",
      "milestoneDays",
      "completionOverdue",
      "notReported",
      "issueOverdueDays",
      "severe",
    ],
  },
  { key: "run", source: "closing" },
  { key: "lamp", source: "closing", rules: ["monthsBehindToRed"] },
  { key: "redExit", source: "closing", rules: ["redExit"] },
  { key: "case", source: "closing", rules: ["monthsRedToCase"] },
  { key: "override", source: "override" },
];

/** Told in the statistics' own words, which stand there too. */
export const counts: readonly string[] = [
  "everYellow",
  "everRed",
  "yellowToGreen",
  "redExits",
  "cameBack",
  "medianYellow",
  "medianRed",
];

export const ledger: readonly Term[] = [
  { key: "ledgerLamp", source: "issue" },
  { key: "carried", source: "issue" },
  { key: "median", source: "issue" },
  { key: "blocked", source: "issue" },
  { key: "lowest", source: "issue" },
];

export const filing: readonly Term[] = [
  { key: "late", source: "report" },
  { key: "identical", source: "report" },
  { key: "changed", source: "change" },
];
