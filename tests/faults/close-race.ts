import { setTimeout as sleep } from "node:timers/promises";
import { post } from "../load/instances";
import { rows, verified } from "./books";
import { PERIOD } from "./city";
import { Crew, send, type Work } from "./crew";
import type { Fault } from "./fault";
import { openDatabase } from "./installation";
import { openPages } from "./pages";

const ROUNDS = 100;
/** Both begin within so many milliseconds. */
const SPREAD_MS = 12;

type Found = { decided: string | null; state: string | null; events: number };

const found = (projectId: string, revision: number): string => `
  SELECT (SELECT report_state FROM lamp_decision
      WHERE period_id = '${PERIOD}' AND project_id = '${projectId}' AND revision = ${revision}) AS decided,
    (SELECT state FROM monthly_report WHERE period_id = '${PERIOD}' AND project_id = '${projectId}') AS state,
    (SELECT count(*)::int FROM trace_event WHERE verb = 'report.submit' AND chain = '${projectId}'
      AND after ->> 'period' = '${PERIOD}') AS events`;

/** What is wrong with one race; null when the report is in the close's lamps, or was refused and left nothing. */
function whyWrong(accepted: boolean, { decided, state, events }: Found): string | null {
  if (accepted && state === null) return "acknowledged but not stored";
  if (accepted && decided !== "submitted") return "acknowledged but not in the close's lamps";
  if (accepted) return events === 1 ? null : `traced twice: ${events} events`;
  return decided === null && state === null && events === 0 ? null : "refused but stored";
}

/** One process closes the month while another takes a report of it; then it is opened again. */
export const fault: Fault = {
  name: "close-race",
  about: "a close races a submission",
  async run(place) {
    const { random, city, say } = place;
    const { data, ownerUrl, appUrl } = await openDatabase(place);
    const [one, other] = await openPages(place, { data, databaseUrl: appUrl }, 2);
    const [closer = "", filer = ""] = [one?.origin, other?.origin];
    const { bearer } = city.centre;
    const crew = new Crew(city, filer, ["report"]);
    const attempts: { acknowledged: boolean }[] = [];
    const faults: string[] = [];
    await post(closer, `/periods/${PERIOD}/lock`, bearer);
    const late = async <T>(ms: number, act: () => Promise<T>): Promise<T> => sleep(ms).then(act);
    for (let round = 1; round <= ROUNDS; round++) {
      const work: Work = crew.next();
      const [closed, filed] = await Promise.all([
        late(random.integer(0, SPREAD_MS), () => post(closer, `/periods/${PERIOD}/close`, bearer)),
        late(random.integer(0, SPREAD_MS), () => send(filer, work)),
      ]);
      const acknowledged = filed.status === 200;
      attempts.push({ acknowledged });
      const refused = filed.status === 422 && filed.text.includes("PERIOD_CLOSED");
      if (closed.status !== 200 || !(acknowledged || refused))
        faults.push(`race ${round}: ${closed.status} ${closed.text} / ${filed.status} ${filed.text}`);
      const [state] = await rows<Found>(ownerUrl, found(work.charge.projectId, round));
      const wrong = state && whyWrong(acknowledged, state);
      if (wrong) faults.push(`${wrong}: race ${round}`);
      const opened = await post(closer, `/periods/${PERIOD}/reopen`, bearer, { reason: "再测一次" });
      if (opened.status !== 200) faults.push(`re-opening ${round}: ${opened.status} ${opened.text}`);
    }
    const won = attempts.filter((one) => one.acknowledged).length;
    say(`${won} reports came before the close, ${ROUNDS - won} were refused`);
    if (won === 0 || won === ROUNDS) faults.push("one always won: the race was none");
    faults.push(...(await verified(data)));
    return { runs: ROUNDS, attempts, serves: [], faults };
  },
};
