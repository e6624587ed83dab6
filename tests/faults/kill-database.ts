import { setTimeout as sleep } from "node:timers/promises";
import { clock, type Fault } from "./fault";
import { whileFiling } from "./filing";
import { isAlive } from "./installation";

const KILLS = 20;
const PAUSE_MS = 60;

/** PostgreSQL dies again and again while four hands file; the launcher brings it back. */
export const fault: Fault = {
  name: "kill-database",
  about: "kill -9 of PostgreSQL while people file",
  run: (place) =>
    whileFiling(place, async ({ installation, crew, serves }) => {
      const filing = crew.handInWhile(() => serves.length < KILLS, { pauseMs: PAUSE_MS });
      while (serves.length < KILLS) {
        await sleep(place.random.integer(100, 900));
        // A connection that has outlived its server may have accepted what was sent last.
        while (!isAlive(installation.databasePid())) await sleep(20);
        process.kill(installation.databasePid(), "SIGKILL");
        serves.push(await crew.acceptsAgain(clock()));
      }
      await filing;
    }),
};
