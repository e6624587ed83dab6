import type { Actor } from "@/lib/auth/permissions";
import { db } from "@/lib/core/db";
import type { Period } from "@/lib/core/periods";
import { closePeriod } from "@/lib/periods/commands/close-period";
import { lockPeriod } from "@/lib/periods/commands/lock-period";
import { openPeriod } from "@/lib/periods/commands/open-period";
import { acceptReports } from "@/lib/progress/commands/accept-reports";
import { returnReport } from "@/lib/progress/commands/review-report";
import { saveDraft, submitReport } from "@/lib/progress/commands/submit-report";
import type { ReportState } from "@/lib/progress/rules";
import { setPause } from "@/lib/projects/commands/set-pause";
import { askChanges } from "./changes";
import type { CityProject } from "./city";
import { inParallel } from "./in-parallel";
import type { Ledger } from "./ledger";
import { filedPeriods, OPEN_PERIOD } from "./lives";
import type { Meetings } from "./meeting-year";
import type { Cast } from "./people";
import { closeInstant, lockInstant, openInstant, type SeedReport } from "./reports";
import { generateLogs, writeLogs } from "./work-logs";

/** Units file side by side, as they do; more at once only makes two cores wait. */
const AT_ONCE = 5;

/** What an interrupted start has left: each step looks here whether it has been taken. */
type Standing = { ids: Map<string, string>; reports: Map<string, ReportState>; periods: Map<Period, string> };

const keyOf = (projectId: string, period: Period): string => `${projectId} ${period}`;

async function standing(): Promise<Standing> {
  const [projects, reports, periods] = await Promise.all([
    db().project.findMany({ select: { id: true, number: true } }),
    db().monthlyReport.findMany({ select: { projectId: true, periodId: true, state: true } }),
    db().period.findMany({ select: { id: true, state: true } }),
  ]);
  return {
    ids: new Map(projects.map(({ id, number }) => [number, id])),
    reports: new Map(reports.map(({ projectId, periodId, state }) => [keyOf(projectId, periodId), state])),
    periods: new Map(periods.map(({ id, state }) => [id, state])),
  };
}

type Filing = SeedReport & { projectId: string; reporter: Actor; state: ReportState | null };

function filingsOf(
  period: Period,
  reports: SeedReport[],
  units: Map<string, string>,
  cast: Cast,
  known: Standing,
) {
  return reports.flatMap((report): Filing[] => {
    const projectId = known.ids.get(report.number);
    const reporter = cast.reporters.get(units.get(report.number) ?? "");
    if (report.period !== period || !projectId || !reporter) return [];
    return [{ ...report, projectId, reporter, state: known.reports.get(keyOf(projectId, period)) ?? null }];
  });
}

const contentOf = (report: Filing) => ({
  projectId: report.projectId,
  period: report.period,
  invested: report.invested,
  fundsArrived: report.fundsArrived,
  stage: report.stage,
  physicalProgress: report.physicalProgress,
  work: report.work,
  problems: report.problems,
  nextPlan: report.nextPlan,
  actualStart: report.actualStart,
  actualCompletion: report.actualCompletion,
  milestones: report.milestones,
  filler: "项目专责",
  phone: report.phone,
});

type FilingAct = { at: Date; projectId: string; run: () => Promise<unknown> };

/** The unit files, the centre sends back what is thin, the unit files again: what is not done of it. */
function actsOf(report: Filing, centre: Actor): FilingAct[] {
  const { returned, reporter, projectId, period, state } = report;
  const content = contentOf(report);
  const act = (at: string, work: (now: Date) => Promise<unknown>): FilingAct => ({
    at: new Date(at),
    projectId,
    run: () => work(new Date(at)),
  });
  if (state === "submitted" || state === "accepted") return [];
  if (report.ends === "draft") {
    return state === null ? [act(report.filedAt, (now) => saveDraft(reporter, content, { now }))] : [];
  }
  const first = returned ? { ...content, [returned.field]: returned.first } : content;
  const filed = state === null ? [act(report.filedAt, (now) => submitReport(reporter, first, { now }))] : [];
  if (!returned) return filed;
  const comments = { [returned.field]: returned.comment };
  const sentBack =
    state === null
      ? [act(returned.at, (now) => returnReport(centre, { projectId, period, comments }, { now }))]
      : [];
  const again = returned.filedAgainAt
    ? [act(returned.filedAgainAt, (now) => submitReport(reporter, content, { now }))]
    : [];
  return [...filed, ...sentBack, ...again];
}

/** Files up to an instant, each act once; different projects side by side. */
function filingUntil(filings: readonly Filing[], centre: Actor): (instant: Date) => Promise<void> {
  let waiting = filings.flatMap((report) => actsOf(report, centre));
  return async (instant) => {
    const byProject = new Map<string, FilingAct[]>();
    for (const act of waiting.filter(({ at }) => at <= instant)) {
      byProject.set(act.projectId, [...(byProject.get(act.projectId) ?? []), act]);
    }
    waiting = waiting.filter(({ at }) => at > instant);
    await inParallel([...byProject.values()], AT_ONCE, async (acts) => {
      for (const { run } of acts) await run();
    });
  };
}

const lastFiledAt = ({ returned, filedAt }: SeedReport): Date => new Date(returned?.filedAgainAt ?? filedAt);

/** The centre accepts what has come in so far. */
async function accept(centre: Actor, period: Period, filings: Filing[], now: Date): Promise<void> {
  const ready = filings.filter(
    (report) => report.ends === "accepted" && report.state !== "accepted" && lastFiledAt(report) <= now,
  );
  const outcomes = await acceptReports(
    centre,
    ready.map(({ projectId }) => ({ projectId, period })),
    { now },
  );
  const refused = outcomes.find(({ accepted }) => !accepted);
  if (refused) throw new Error(`${period} of ${refused.projectId} is not accepted: ${refused.reason}`);
  for (const report of ready) report.state = "accepted";
}

const pauseReason = "汛期施工安全和规划调整，经市政府专题会议同意暂停";

async function pause(
  cast: Cast,
  period: Period,
  projects: CityProject[],
  ids: Map<string, string>,
): Promise<void> {
  for (const { number, life } of projects) {
    const projectId = ids.get(number);
    if (life.pause?.from !== period || !projectId) continue;
    const { from, to } = life.pause;
    await setPause(
      cast.centre,
      { projectId, from, to, reason: pauseReason },
      { now: new Date(`${period}-05T15:00:00+08:00`) },
    );
  }
}

/** Eight months filed, reviewed, locked and closed by the rules, and the ninth as it stands on 20 November. */
export async function fileMonths(
  projects: CityProject[],
  reports: SeedReport[],
  cast: Cast,
  say: (line: string) => void,
  { ledger, meetings }: { ledger: Ledger; meetings: Meetings },
): Promise<void> {
  const known = await standing();
  const units = new Map(projects.map(({ number, responsibleUnit }) => [number, responsibleUnit]));
  const { centre } = cast;
  const logs = generateLogs(projects, filedPeriods);
  for (const period of filedPeriods) {
    const state = known.periods.get(period);
    if (state === "closed") continue;
    const filings = filingsOf(period, reports, units, cast, known);
    const fileUntil = filingUntil(filings, centre);
    // Meetings come in at their instants: each project's trace grows in time.
    const reach = async (instant: Date): Promise<void> => {
      await meetings(instant, fileUntil);
      await fileUntil(instant);
    };
    const at = (time: string) => new Date(`${period}-${time}:00+08:00`);
    await reach(at("01T08:59"));
    await ledger.until(at("01T08:59"));
    if (state === undefined) await openPeriod(centre, { period }, { now: openInstant(period) });
    await writeLogs(period, logs, known.ids, cast);
    await pause(cast, period, projects, known.ids);
    await askChanges(cast, period, "early", units);
    await reach(at("14T20:00"));
    await ledger.until(at("14T20:00"));
    if (period === OPEN_PERIOD) {
      await reach(at("19T23:59"));
      await accept(centre, period, filings, at("19T17:30"));
      return;
    }
    await reach(at("24T17:30"));
    await accept(centre, period, filings, at("24T17:30"));
    await reach(lockInstant(period));
    await askChanges(cast, period, "lastDay", units);
    if (state !== "locked") await lockPeriod(centre, { period }, { now: lockInstant(period) });
    await reach(at("27T16:00"));
    await accept(centre, period, filings, at("27T16:00"));
    await askChanges(cast, period, "afterLock", units);
    await reach(closeInstant(period));
    await closePeriod(centre, { period }, { now: closeInstant(period) });
    say(`  ${period} 已公布 closed`);
  }
}
