import { setTimeout as sleep } from "node:timers/promises";
import { ask } from "../load/tally";
import { clock, type Fault } from "./fault";
import { whileFiling } from "./filing";

const ROUNDS = 4;
const SUBMISSIONS = 50;

/** By turns the page server and the launcher itself die at a random moment of 50 submissions; who manages services restarts. */
export const fault: Fault = {
  name: "kill-app",
  about: "kill -9 of the app within 50 submissions",
  run: (place) =>
    whileFiling(place, async ({ installation, crew, serves, faults }) => {
      const { random, city, say } = place;
      for (let round = 1; round <= ROUNDS; round++) {
        const after = crew.acknowledged + random.integer(3, SUBMISSIONS - 10);
        const delay = random.integer(0, 60);
        const filing = crew.handInAll(SUBMISSIONS);
        while (crew.acknowledged < after) await sleep(1);
        await sleep(delay);
        const killed = clock();
        process.kill(round % 2 ? installation.pagesPid() : installation.launcherPid, "SIGKILL");
        await installation.ended();
        await installation.start();
        serves.push(await crew.acceptsAgain(killed));
        await filing;
        const { cookie } = city.centre;
        const page = await ask(`${installation.origin}/board`, { headers: { cookie } });
        if (page.status !== 200) faults.push(`the session is not known after the kill: ${page.status}`);
        say(`${round % 2 ? "page server" : "launcher"} killed, ${crew.acknowledged} accepted`);
      }
    }),
};
