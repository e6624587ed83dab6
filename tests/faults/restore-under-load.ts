import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ask } from "../load/tally";
import { audit } from "./books";
import { Crew } from "./crew";
import { clock, type Fault } from "./fault";
import { Installation } from "./installation";
import { runScript } from "./scripts";

const BACKUPS = 2;

/** A backup is taken while six hands file, and restored elsewhere: what was accepted before it began is there, and serves. */
export const fault: Fault = {
  name: "restore",
  about: "restore of a backup taken under load",
  async run(place) {
    const { random, city, say } = place;
    const source = await Installation.open(place);
    const crew = new Crew(city, source.origin);
    const serves: number[] = [];
    const faults: string[] = [];
    for (let round = 1; round <= BACKUPS; round++) {
      let filing = true;
      const filed = crew.handInWhile(() => filing, { hands: 6, pauseMs: 20 });
      const least = crew.acknowledged + random.integer(20, 40);
      while (crew.acknowledged < least) await sleep(10);
      // What is accepted from here on may be in the backup or not.
      const before = crew.attempts.map((attempt) => ({ ...attempt }));
      const out = await place.folder(`backups-${round}`);
      const backup = await runScript("backup", ["--out", out], { LIANGDENG_DATA: source.data });
      const during = crew.attempts.filter((one) => one.acknowledged).length;
      filing = false;
      await filed;
      if (backup.code !== 0) faults.push(`backup ended with ${backup.code}: ${backup.said.slice(-400)}`);

      const begun = clock();
      const [name = ""] = await readdir(out);
      const data = await place.folder(`restored-${round}`);
      const restored = await runScript("restore", [join(out, name)], { LIANGDENG_DATA: data });
      if (restored.code !== 0)
        faults.push(`restore ended with ${restored.code}: ${restored.said.slice(-400)}`);
      const target = await Installation.on(place, data);
      await target.start();
      const headers = { authorization: `Bearer ${city.centre.bearer}` };
      const board = await ask(`${target.origin}/api/v1/board`, { headers });
      if (board.status !== 200) faults.push(`the restored installation answers ${board.status}`);
      serves.push(clock() - begun);
      // Attempted by now, but acknowledged only if that was before the backup began.
      const known = crew.attempts.map((one, at) => ({
        ...one,
        acknowledged: before[at]?.acknowledged ?? false,
      }));
      faults.push(...(await audit(await target.books(), known)));
      const sure = before.filter((one) => one.acknowledged).length;
      say(`${sure} accepted before the backup, ${during - sure} while it was made`);
      if (during === sure)
        faults.push("nothing was accepted while the backup was made: it was under no load");
      await target.end();
    }
    faults.push(...crew.refusals, ...(await audit(await source.books(), crew.attempts)));
    return { runs: BACKUPS, attempts: crew.attempts, serves, faults };
  },
};
