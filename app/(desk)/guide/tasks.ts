import type { Role } from "@/lib/auth/permissions";

type Task = { key: string; href: string };

/** What each role does, most often first, and where; the words stand under `guide.tasks`. */
export const tasks: Record<Role, readonly Task[]> = {
  reporter: [
    { key: "file", href: "/filing" },
    { key: "many", href: "/filing/grid" },
    { key: "returned", href: "/filing" },
    { key: "issue", href: "/issues/new" },
    { key: "answer", href: "/issues" },
    { key: "change", href: "/projects" },
  ],
  coordinator: [
    { key: "watch", href: "/filing" },
    { key: "review", href: "/filing?view=queue" },
    { key: "forUnit", href: "/filing?view=missing" },
    { key: "issue", href: "/issues" },
    { key: "ahead", href: "/lamps/ahead" },
  ],
  centre: [
    { key: "start", href: "/projects/import" },
    { key: "cycle", href: "/filing/cycle" },
    { key: "ledger", href: "/issues" },
    { key: "meeting", href: "/meetings" },
    { key: "override", href: "/lamps/overrides" },
    { key: "change", href: "/changes" },
    { key: "rules", href: "/settings/rules" },
    { key: "statistics", href: "/statistics" },
  ],
  leader: [
    { key: "board", href: "/board" },
    { key: "mine", href: "/" },
    { key: "decide", href: "/issues/new" },
    { key: "meeting", href: "/meetings" },
    { key: "trace", href: "/projects" },
  ],
  discipline: [
    { key: "cases", href: "/cases" },
    { key: "board", href: "/board" },
    { key: "revisions", href: "/lamps/revisions" },
  ],
  auditor: [
    { key: "trace", href: "/trace" },
    { key: "desk", href: "/" },
  ],
  admin: [
    { key: "users", href: "/settings/users" },
    { key: "units", href: "/settings/units" },
    { key: "names", href: "/settings" },
  ],
};
