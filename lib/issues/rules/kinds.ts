// Without zod: pages need the list in the browser, and zod probes `eval`, which the policy stops.

export const issueCategories = [
  "land",
  "funding",
  "approval",
  "water",
  "power",
  "road",
  "gas",
  "broadcasting",
  "telecom",
  "site",
  "other",
] as const;
export type IssueCategory = (typeof issueCategories)[number];
