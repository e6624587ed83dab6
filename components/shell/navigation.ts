import type { Role } from "@/lib/auth/permissions";

export type NavigationKey =
  | "desk"
  | "board"
  | "ahead"
  | "overrides"
  | "revisions"
  | "statistics"
  | "cases"
  | "projects"
  | "programmes"
  | "plans"
  | "changes"
  | "coverage"
  | "workLogs"
  | "filing"
  | "cycle"
  | "issues"
  | "meetings"
  | "meetingCalendar"
  | "newSeries"
  | "trace"
  | "settings"
  | "users"
  | "units"
  | "rules"
  | "blocks"
  | "account";

type Item = {
  key: NavigationKey;
  href: string;
  roles: readonly Role[] | "all";
  /** Pages of this section, shown below it while one of them is open. */
  within?: readonly Item[];
};

const business = ["reporter", "coordinator", "centre", "leader", "discipline"] as const;

/**
 * Where the shell leads, by role (domain.md, Roles). It only leads: each page authorises by itself. Few sections,
 * each a noun of the office; a new page goes `within` the section it belongs to.
 */
const items: readonly Item[] = [
  { key: "desk", href: "/", roles: "all" },
  {
    key: "board",
    href: "/board",
    roles: business,
    within: [
      { key: "ahead", href: "/lamps/ahead", roles: business },
      { key: "overrides", href: "/lamps/overrides", roles: business },
      { key: "revisions", href: "/lamps/revisions", roles: business },
      { key: "statistics", href: "/statistics", roles: business },
    ],
  },
  { key: "cases", href: "/cases", roles: ["discipline"] },
  {
    key: "projects",
    href: "/projects",
    roles: business,
    within: [
      { key: "programmes", href: "/programmes", roles: business },
      { key: "plans", href: "/plans", roles: ["centre"] },
      { key: "changes", href: "/changes", roles: business },
      { key: "coverage", href: "/coverage", roles: business },
      { key: "workLogs", href: "/work-logs", roles: business },
    ],
  },
  {
    key: "filing",
    href: "/filing",
    roles: ["reporter", "coordinator", "centre"],
    within: [{ key: "cycle", href: "/filing/cycle", roles: ["centre"] }],
  },
  { key: "issues", href: "/issues", roles: business },
  {
    key: "meetings",
    href: "/meetings",
    roles: business,
    within: [
      { key: "meetingCalendar", href: "/meetings/calendar", roles: business },
      { key: "newSeries", href: "/meetings/series/new", roles: ["centre", "coordinator"] },
    ],
  },
  { key: "trace", href: "/trace", roles: ["auditor", "centre"] },
  {
    key: "settings",
    href: "/settings",
    roles: ["admin", "centre"],
    within: [
      { key: "users", href: "/settings/users", roles: ["admin"] },
      { key: "units", href: "/settings/units", roles: ["admin", "centre"] },
      { key: "rules", href: "/settings/rules", roles: ["centre"] },
      { key: "blocks", href: "/settings/blocks", roles: ["admin", "centre"] },
    ],
  },
  { key: "account", href: "/account", roles: "all" },
];

export type Navigation = { key: NavigationKey; href: string; within: Navigation }[];

export const navigationOf = (role: Role, of: readonly Item[] = items): Navigation =>
  of
    .filter((item) => item.roles === "all" || item.roles.includes(role))
    .map(({ key, href, within = [] }) => ({ key, href, within: navigationOf(role, within) }));
