import { type Role, roles } from "../lib/auth/permissions";
import { actionsThereAre, openActions } from "../tests/support/manifest/actions";
import { calls } from "../tests/support/manifest/calls";
import { handlers, pages } from "../tests/support/manifest/pages";

// `npm run -s access`: who gets how much of the pages and calls that the access test walks, as a table for the manual.

type Rule = (typeof pages)[string] | (typeof calls)[string];

/** "all": whatever it is about; "own": of some only (the own unit, region or case); "none": like something not there. */
function reachOf(rule: Rule, role: Role): "all" | "own" | "none" {
  if ("roles" in rule) return rule.roles.includes(role) ? "all" : "none";
  const about = Object.entries(rule).find(([name]) => /^(projects|changes|issues|meetings)$/.test(name))?.[1];
  const kinds = Object.values(about as Record<string, readonly Role[]>);
  const open = kinds.filter((allowed) => allowed.includes(role)).length;
  return open === 0 ? "none" : open === kinds.length ? "all" : "own";
}

const line = (cells: (string | number)[]) => `| ${cells.join(" | ")} |`;

function row(what: string, rules: Rule[]): string {
  const cells = roles.map((role) => {
    const reach = rules.map((rule) => reachOf(rule, role));
    const own = reach.filter((one) => one === "own").length;
    return `${reach.filter((one) => one === "all").length}${own > 0 ? ` + ${own}` : ""}`;
  });
  return line([what, rules.length, ...cells]);
}

const callsOf = (reads: boolean) =>
  Object.entries(calls)
    .filter(([call]) => call.startsWith("GET") === reads)
    .map(([, rule]) => rule);

const actions = actionsThereAre();
console.log(line(["", "there are", ...roles]));
console.log(line(["---", ...["", ...roles].map(() => "---:")]));
console.log(
  row(
    "pages",
    Object.values(pages).filter((rule) => rule !== pages["/login"]),
  ),
);
console.log(row("API: reads", callsOf(true)));
console.log(row("API: writes", callsOf(false)));
console.log(`
n + m: n whatever they are about, m of the own unit, region or case only. Without signing in: the sign-in page, the
contract (openapi.json), livez and readyz. ${handlers.length} other addresses (attachments, exports, health) are told apart in their own
tests. ${actions.length} form actions: ${actions.length - Object.keys(openActions).length} ask for a session and the own origin, then for the row; ${Object.keys(openActions).length} are open to everybody
(signing in and out, language).`);
