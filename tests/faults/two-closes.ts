import { oneCloseWins, post } from "../load/instances";
import { rows, verified } from "./books";
import { PERIOD } from "./city";
import type { Fault } from "./fault";
import { openDatabase } from "./installation";
import { openPages } from "./pages";

const CLOSES = 100;

const CLOSINGS = `SELECT count(*)::int FROM period_closing WHERE period_id = '${PERIOD}'`;
const COUNTS = `
  SELECT (${CLOSINGS}) AS closings,
    (SELECT count(*)::int FROM trace_event WHERE verb = 'period.close' AND subject_id = '${PERIOD}') AS events,
    (SELECT count(DISTINCT revision)::int FROM lamp_decision WHERE period_id = '${PERIOD}') AS revisions`;
type Counts = { closings: number; events: number; revisions: number };

/** Two processes close the month in the same moment; it is opened again, and closed by both again. */
export const fault: Fault = {
  name: "two-closes",
  about: "two instances close one month",
  async run(place) {
    const { centre } = place.city;
    const { data, ownerUrl, appUrl } = await openDatabase(place);
    const instances = await openPages(place, { data, databaseUrl: appUrl }, 2);
    await post(instances[0]?.origin ?? "", `/periods/${PERIOD}/lock`, centre.bearer);
    const stored = async () => (await rows<{ count: number }>(ownerUrl, CLOSINGS))[0]?.count ?? 0;
    const wrong = await oneCloseWins({ instances, centre, stored }, CLOSES);
    const [{ closings, events, revisions } = { closings: 0, events: 0, revisions: 0 }] = await rows<Counts>(
      ownerUrl,
      COUNTS,
    );
    const faults = [
      ...wrong,
      ...(closings < CLOSES ? [`acknowledged but not stored: ${CLOSES - closings} closings`] : []),
      ...(closings > CLOSES ? [`stored twice: ${closings - CLOSES} closings`] : []),
      ...(events > CLOSES ? [`traced twice: ${events - CLOSES} closings`] : []),
      ...(events < CLOSES ? [`stored without a trace: ${CLOSES - events} closings`] : []),
      ...(revisions === CLOSES ? [] : [`${revisions} revisions of lamps are stored`]),
      ...(await verified(data)),
    ];
    // Of both hands of each round one is told that it closed the month.
    const attempts = Array.from({ length: 2 * CLOSES }, (_, at) => ({ acknowledged: at < closings }));
    return { runs: CLOSES, attempts, serves: [], faults };
  },
};
