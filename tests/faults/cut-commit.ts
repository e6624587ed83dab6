import { audit } from "./books";
import { type Cut, openCommitProxy } from "./commit-proxy";
import { Crew } from "./crew";
import { clock, type Fault } from "./fault";
import { openDatabase } from "./installation";
import { openPages } from "./pages";

const CUTS = 60;

/** The line to PostgreSQL breaks as a COMMIT goes over it, before or after it arrives; who filed sends the same again. */
export const fault: Fault = {
  name: "cut-commit",
  about: "the connection cut during COMMIT",
  async run(place) {
    const { random, city, say } = place;
    const { data, ownerUrl, appUrl } = await openDatabase(place);
    const database = new URL(appUrl);
    const proxy = await openCommitProxy({ host: database.hostname, port: Number(database.port) });
    place.afterwards(async () => proxy.close());
    database.port = String(proxy.port);
    const [pages] = await openPages(place, { data, databaseUrl: database.toString() });
    const crew = new Crew(city, pages?.origin ?? "");
    const serves: number[] = [];
    const made: Record<Cut, number> = { before: 0, after: 0 };
    for (let at = 0; at < CUTS; at++) {
      const cut = random.chance(0.5) ? "before" : "after";
      const [cutAt] = await Promise.all([proxy.cutNext(cut).then(clock), crew.handIn()]);
      made[cut]++;
      serves.push(clock() - cutAt);
    }
    say(`${made.before} cut before the server heard it, ${made.after} after`);
    say(crew.line());
    const faults = [...crew.refusals, ...(await audit({ data, ownerUrl }, crew.attempts))];
    return { runs: CUTS, attempts: crew.attempts, serves, faults };
  },
};
