import {
  addDays,
  type Day,
  firstDayOf,
  lastDayOf,
  nextPeriod,
  type Period,
  yearOf,
} from "@/lib/core/periods";
import { makeActor, on } from "../support/factories";
import { rows, verified } from "./books";
import { type Charge, PERIOD } from "./city";
import type { Fault } from "./fault";
import { openDatabase } from "./installation";

/** Over two year ends and the end of a leap February. */
const LAST: Period = "2020-03";
const INSTANCES = 3;

const instant = (day: Day, time: string): Date => new Date(`${day}T${time}+08:00`);

const PERIODS = `SELECT id, state, to_char(lock_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI:SS') AS lock
  FROM period WHERE id >= '${PERIOD}' ORDER BY id`;
const EVENTS = `SELECT subject_id || ' ' || verb AS name FROM trace_event WHERE subject = 'period'`;
const REPORTS = `SELECT period_id || ' ' || project_id AS name, late FROM monthly_report WHERE period_id >= '${PERIOD}'`;

/** In this process, on this database: the commands and the clock's job read their environment once. */
async function loadApplication(databaseUrl: string, secret: string, data: string) {
  Object.assign(process.env, { DATABASE_URL: databaseUrl, AUTH_SECRET: secret, LIANGDENG_DATA: data });
  return {
    ...(await import("@/lib/core/db")),
    ...(await import("@/lib/jobs/boss")),
    ...(await import("@/lib/periods/commands/close-period")),
    ...(await import("@/lib/progress/commands/submit-report")),
  };
}

/** The job of several instances and a report at the edges of every month, as the clock strikes and as it is set back. */
export const fault: Fault = {
  name: "clock",
  about: "25th 23:59:58, ends of month, year, leap day; an hour back",
  async run(place) {
    const { city, say } = place;
    const { data, ownerUrl, appUrl } = await openDatabase(place);
    const application = await loadApplication(appUrl, city.secret, data);
    place.afterwards(application.disconnect);
    const centre = makeActor("centre");
    const plans = `INSERT INTO annual_plan (project_id, year, amount, monthly) SELECT id, year, 1200, '{}'
      FROM project, generate_series(2018, ${yearOf(LAST)}) AS year ON CONFLICT DO NOTHING`;
    await rows(ownerUrl, plans);
    // As the application itself would have opened it.
    await rows(ownerUrl, `UPDATE period SET lock_at = '${PERIOD}-26T00:00:00+08:00' WHERE id = '${PERIOD}'`);
    const attempts: { acknowledged: boolean }[] = [];
    const faults: string[] = [];
    const expected = new Map<string, boolean>();
    const file = async (period: Period, charge: Charge | undefined, now: Date, late: boolean) => {
      const projectId = charge?.projectId ?? "";
      const report = { projectId, period, invested: 1, work: `${period}月浇筑` };
      const filed = await application.submitReport(centre, report, { now });
      attempts.push({ acknowledged: true });
      expected.set(`${period} ${projectId}`, late);
      if (filed.late !== late)
        faults.push(`${period}: filed at ${now.toISOString()} it is told late ${filed.late}`);
    };
    const strike = (now: Date) =>
      Promise.all(Array.from({ length: INSTANCES }, () => application.runCycle(now)));
    const states = async () =>
      new Map(
        (await rows<{ id: string; state: string }>(ownerUrl, PERIODS)).map(({ id, state }) => [id, state]),
      );
    const expect = async (when: string, period: Period, state: string | undefined) => {
      const found = (await states()).get(period);
      if (found !== state) faults.push(`${when}: ${period} is ${found}, not ${state}`);
    };

    let period = PERIOD as Period;
    let months = 0;
    for (; period <= LAST; period = nextPeriod(period)) {
      const [last, next] = [`${period}-25`, lastDayOf(period)];
      const following = nextPeriod(period);
      await strike(instant(last, "23:59:58"));
      await expect("two seconds before the lock", period, "open");
      await file(period, city.charges[0], instant(last, "23:59:58"), false);
      await file(period, city.charges[1], instant(addDays(last, 1), "00:00:00"), true);
      await strike(instant(addDays(last, 1), "00:00:00"));
      await expect("at the lock", period, "locked");
      await strike(instant(last, "23:00:00"));
      await expect("an hour back", period, "locked");
      await file(period, city.charges[2], instant(last, "23:00:00"), true);
      await application.closePeriod(centre, { period }, on(`${period}-27`));
      await strike(instant(next, "23:59:58"));
      await expect("two seconds before the month", following, undefined);
      await strike(instant(firstDayOf(following), "00:00:00"));
      await expect("as the month begins", following, "open");
      await strike(instant(next, "23:00:00"));
      await expect("an hour back", following, "open");
      await expect("an hour back", nextPeriod(following), undefined);
      months++;
    }
    say(`${months} months, each struck ${7 * INSTANCES} times`);

    const stored = new Map(
      (await rows<{ name: string; late: boolean }>(ownerUrl, REPORTS)).map(({ name, late }) => [name, late]),
    );
    for (const [name, late] of expected) {
      if (!stored.has(name)) faults.push(`acknowledged but not stored: ${name}`);
      else if (stored.get(name) !== late) faults.push(`${name} is stored late ${stored.get(name)}`);
    }
    const events = (await rows<{ name: string }>(ownerUrl, EVENTS)).map(({ name }) => name);
    for (const { id, lock } of await rows<{ id: Period; lock: string }>(ownerUrl, PERIODS)) {
      if (lock !== `${id}-26 00:00:00`) faults.push(`${id} locks at ${lock}`);
      for (const verb of ["period.open", "period.lock", "period.close"]) {
        const count = events.filter((name) => name === `${id} ${verb}`).length;
        const due = verb === "period.open" ? (id > PERIOD ? 1 : 0) : id < period ? 1 : 0;
        if (count > due) faults.push(`traced twice: ${id} ${verb}`);
        if (count < due) faults.push(`stored without a trace: ${id} ${verb}`);
      }
    }
    faults.push(...(await verified(data)));
    return { runs: months, attempts, serves: [], faults };
  },
};
