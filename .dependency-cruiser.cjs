/** The import rules of CONTRIBUTING.md. One short rule each; `npm run check:imports` runs them. */

// "rules" and "schema" are a noun's rules.ts or schema.ts, or files of its rules/ folder.
const PURE = "^lib/[^/]+/(rules|schema)(\\.ts$|/)|^lib/auth/permissions\\.ts$";
const READS = "^lib/[^/]+/queries(\\.ts$|/)";
const WRITES = "^lib/[^/]+/commands(\\.ts$|/)";
const TEST = "\\.test\\.tsx?$";
const DATABASE_CLIENT = "^lib/core/db\\.ts$|^lib/generated/|^node_modules/(@prisma/|pg/|pg-boss/)";

// Whose commands a noun's commands may call inside their own transaction, besides the trace's: only downwards.
// lib/files, like the trace, stands below all of them: whoever writes a row attaches its files in the same breath.
const BELOW = {
  periods: "(lamps|progress|cases)",
  projects: "(programmes|units)",
  programmes: "units",
  meetings: "(issues|units)",
  changes: "projects",
  plans: "projects",
};

module.exports = {
  forbidden: [
    {
      name: "nothing-imports-app",
      comment:
        "Rule 1: app → components → lib. Pages are the outermost layer; what two of them share moves inward. The benches' floors are pages too, built beside them.",
      severity: "error",
      from: { pathNot: "^(app|tests/bench/floor/app)/" },
      to: { path: "^app/" },
    },
    {
      name: "lib-below-components",
      comment: "Rule 1: lib runs in jobs, seeds and tests too, where there is no page.",
      severity: "error",
      from: { path: "^lib/" },
      to: { path: "^components/" },
    },
    {
      name: "rules-are-pure",
      comment:
        "Rule 2: a regulation in code must be readable and testable alone: only its own kind, periods, money, working days, zod and the reader of RFC 5545. No database, environment or clock.",
      severity: "error",
      from: { path: PURE, pathNot: TEST },
      to: { pathNot: `${PURE}|^lib/core/(periods|money|work-days)\\.ts$|^node_modules/(zod|ical\\.js)/` },
    },
    {
      name: "database-behind-queries",
      comment:
        "Rule 3: whoever reads or writes rows authorises against the row; that happens in queries and commands.",
      severity: "error",
      from: {
        path: "^(app|components|lib)/",
        pathNot: `${READS}|${WRITES}|^lib/(trace|core|generated|jobs)/|${TEST}`,
      },
      to: { path: DATABASE_CLIENT },
    },
    {
      name: "components-take-props",
      comment: "Rule 4: a component shows what it is given and calls the functions it is given.",
      severity: "error",
      from: { path: "^components/" },
      to: { path: `${READS}|${WRITES}` },
    },
    {
      name: "next-at-the-edge",
      comment:
        "Rule 5: commands run in jobs, seeds, tests and the API as they are, so they never know of Next.js.",
      severity: "error",
      from: { path: "^(lib|prisma|scripts|tests)/", pathNot: "^lib/web/" },
      to: { path: "^node_modules/(next|next-intl)/" },
    },
    {
      name: "commands-between-nouns-go-down",
      comment:
        "Rule 6: one noun's commands call another's only inside the same transaction and only downwards, to the trace. Web and jobs are callers like a page.",
      severity: "error",
      from: { path: "^lib/([^/]+)/", pathNot: `^lib/(web|jobs|${Object.keys(BELOW).join("|")})/|${TEST}` },
      to: { path: WRITES, pathNot: "^lib/($1|trace|files)/" },
    },
    ...Object.entries(BELOW).map(([noun, below]) => ({
      name: `${noun}-call-down-to-${below}`,
      comment: `Rule 6: ${noun} stand above ${below}, and above nothing else but the trace.`,
      severity: "error",
      from: { path: `^lib/${noun}/`, pathNot: TEST },
      to: { path: WRITES, pathNot: `^lib/(${noun}|${below}|trace|files)/` },
    })),
    {
      name: "no-cycles",
      comment: "Rule 6: two files that need each other are one subject, or hide a third.",
      severity: "error",
      from: { pathNot: "^lib/generated/" },
      to: { circular: true, viaOnly: { pathNot: "^lib/generated/" } },
    },
    {
      name: "dashboard-is-for-pages",
      comment:
        "lib/dashboard joins many nouns for reading; a noun that needed it would be upside down. The HTTP contract speaks for app/api.",
      severity: "error",
      from: { path: "^(components|lib)/", pathNot: "^lib/(dashboard|web/contract)/" },
      to: { path: "^lib/dashboard/" },
    },
    {
      name: "resolvable",
      comment: "A path that leads nowhere is a mistake, and would escape every rule above.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    parser: "swc",
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "^node_modules/|^lib/generated/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      mainFields: ["module", "main", "types"],
      extensions: [".ts", ".tsx", ".mts", ".mjs", ".js", ".cjs", ".json", ".d.ts"],
    },
  },
};
