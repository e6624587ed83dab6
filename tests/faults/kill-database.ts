import { setTimeout as sleep } from "node:timers/promises";
import { audit } from "./books";
import { Crew } from "./crew";
import { clock, type Fault } from "./fault";
import { Installation } from "./installation";

const KILLS = 20;
const PAUSE_MS = 60;

/** PostgreSQL dies again and again while four hands file; the launcher brings it back. */
export const fault: Fault = {
  name: "kill-database",
  about: "kill -9 of PostgreSQL while people file",
  async run(place) {
    const { random, city, say } = place;
    const installation = await Installation.open(place);
    const crew = new Crew(city, installation.origin);
    const serves: number[] = [];
    const filing = crew.handInWhile(() => serves.length < KILLS, { pauseMs: PAUSE_MS });
    while (serves.length < KILLS) {
      await sleep(random.integer(100, 900));
      process.kill(installation.databasePid(), "SIGKILL");
      serves.push(await crew.acceptsAgain(clock()));
    }
    await filing;
    say(crew.line());
    const faults = [...crew.refusals, ...(await audit(await installation.books(), crew.attempts))];
    return { runs: KILLS, attempts: crew.attempts, serves, faults };
  },
};
