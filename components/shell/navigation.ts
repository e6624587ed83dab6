import type { Role } from "@/lib/auth/permissions";

export type NavigationKey = "desk" | "board" | "projects" | "filing" | "trace" | "settings" | "account";

/** Where the shell leads, by role (domain.md, Roles). It only leads: each page authorises by itself. */
const items: readonly { key: NavigationKey; href: string; roles: readonly Role[] | "all" }[] = [
  { key: "desk", href: "/", roles: "all" },
  { key: "board", href: "/board", roles: ["reporter", "coordinator", "centre", "leader", "discipline"] },
  {
    key: "projects",
    href: "/projects",
    roles: ["reporter", "coordinator", "centre", "leader", "discipline"],
  },
  { key: "filing", href: "/filing", roles: ["reporter", "coordinator", "centre"] },
  { key: "trace", href: "/trace", roles: ["auditor", "centre"] },
  { key: "settings", href: "/settings", roles: ["admin", "centre"] },
  { key: "account", href: "/account", roles: "all" },
];

export const navigationOf = (role: Role): { key: NavigationKey; href: string }[] =>
  items
    .filter((item) => item.roles === "all" || item.roles.includes(role))
    .map(({ key, href }) => ({ key, href }));
