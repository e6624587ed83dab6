import { setTimeout as sleep } from "node:timers/promises";
import { ask } from "../load/tally";
import { clock, type Fault } from "./fault";
import { whileFiling } from "./filing";
import { isAlive } from "./installation";

const STOPS = 3;
const LONGEST_MS = 20_000;
/** What was sent less than this before the signal may not have reached the server. */
const ON_THE_WAY_MS = 50;
const DOWNLOADS = 3;

/** SIGTERM while eight hands file and workbooks are being sent: what came in is answered, then all goes down in order. */
export const fault: Fault = {
  name: "stop-under-load",
  about: "SIGTERM under load",
  run: (place) =>
    whileFiling(place, async ({ installation, crew, serves, faults }) => {
      const { random, city, say } = place;
      for (let round = 1; round <= STOPS; round++) {
        let filing = true;
        const filed = crew.handInWhile(() => filing, { hands: 8 });
        await sleep(random.integer(500, 1_500));
        const headers = { cookie: city.centre.cookie };
        const downloads = Array.from({ length: DOWNLOADS }, () =>
          ask(`${installation.origin}/api/v1/board.xlsx`, {
            headers: { authorization: `Bearer ${city.centre.bearer}`, ...headers },
          }),
        );
        await sleep(ON_THE_WAY_MS);
        const database = installation.databasePid();
        const signalled = clock();
        const { code, ms } = await installation.stop();
        for (const { status, text } of await Promise.all(downloads))
          if (status !== 200) faults.push(`stop ${round}: a download was not answered: ${status} ${text}`);
        const unanswered = crew.unanswered(signalled - ON_THE_WAY_MS, signalled);
        if (unanswered > 0) faults.push(`stop ${round}: ${unanswered} requests under way were not answered`);
        if (code !== 0) faults.push(`stop ${round}: exit code ${code}`);
        if (ms > LONGEST_MS) faults.push(`stop ${round}: took ${(ms / 1000).toFixed(1)} s`);
        if (isAlive(database)) faults.push(`stop ${round}: the database was left running`);
        say(`stopped in ${(ms / 1000).toFixed(1)} s, exit code ${code}`);
        await installation.start();
        serves.push(await crew.acceptsAgain(signalled));
        filing = false;
        await filed;
      }
    }),
};
