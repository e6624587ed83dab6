import { randomUUID } from "node:crypto";
import { canonicalJson } from "@/lib/core/transaction";
import type { Attempt } from "../load/ledger";
import { Tally } from "../load/tally";
import { audit } from "./books";
import { Crew, type Kind, nameOf, send, type Work } from "./crew";
import type { Fault } from "./fault";
import { openDatabase } from "./installation";
import { openPages } from "./pages";

const AT_ONCE = 20;
const ROUNDS = 8;

/** Of these the same content is the same thing even under another key: there is one report of a project's month. */
const forms: readonly { kind: Kind; keys: "one" | "each its own" }[] = [
  { kind: "report", keys: "one" },
  { kind: "report", keys: "each its own" },
  { kind: "issue", keys: "one" },
  { kind: "log", keys: "one" },
];

/** Twenty requests of one form at once, by turns at two instances. */
export const fault: Fault = {
  name: "same-form",
  about: "the same form sent 20 times at once",
  async run(place) {
    const { city, say } = place;
    const { data, ownerUrl, appUrl } = await openDatabase(place);
    const instances = await openPages(place, { data, databaseUrl: appUrl }, 2);
    const origins = instances.map(({ origin }) => origin);
    const crew = new Crew(city, origins[0] ?? "");
    const attempts: Attempt[] = [];
    const faults: string[] = [];
    const answers = new Tally("answers");
    for (let round = 0; round < ROUNDS * forms.length; round++) {
      const { kind, keys } = forms[round % forms.length] ?? { kind: "report", keys: "one" };
      const work = crew.next(kind);
      const mine = (): Work => (keys === "one" ? work : { ...work, keys: [randomUUID(), randomUUID()] });
      const taken = await Promise.all(
        Array.from({ length: AT_ONCE }, (_, at) => send(origins[at % origins.length] ?? "", mine())),
      );
      for (const one of taken) answers.add(one);
      const good = taken.filter(({ status }) => status === 200 || status === 201);
      attempts.push({ projectId: nameOf(work), invested: work.number, acknowledged: good.length > 0 });
      const other = taken.find(({ status }) => status !== 200 && status !== 201);
      if (other) faults.push(`${nameOf(work)}, keys: ${keys}: ${other.status} ${other.text.slice(0, 160)}`);
      const said = new Set(good.map(({ text }) => canonicalJson(JSON.parse(text))));
      if (said.size > 1) faults.push(`${nameOf(work)}, keys: ${keys}: ${said.size} different answers`);
    }
    say(answers.line());
    faults.push(...(await audit({ data, ownerUrl }, attempts)));
    return { runs: ROUNDS * forms.length, attempts, serves: [], faults };
  },
};
