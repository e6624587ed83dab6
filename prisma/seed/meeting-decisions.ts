import { addDays, type Day, lastDayOf, type Period, periodOf, previousPeriod } from "@/lib/core/periods";
import { addWorkDays, workDaysSince } from "@/lib/core/work-days";
import { changedProjects } from "./changes";
import type { CityProject } from "./city";
import { Pen, persons, type Story, TODAY } from "./issue-pen";
import { causeIn, type IssueTexts } from "./issue-texts";
import { FIRST_PERIOD } from "./lives";
import type { SeedMeeting } from "./meeting-calendar";
import { cityDecisions, projectDecisions } from "./meeting-texts";
import { type Random, seededRandom } from "./random";
import type { SeedReport } from "./reports";

/** What a meeting decides, and what becomes of it: the first two steps are the meeting's own. */
export type Decided = { meeting: SeedMeeting; deadline: Day; story: Story };

/** How it stands at the end. */
type Fate = "closed" | "closedLate" | "closing" | "working" | "late";

function fateOf(on: Day, random: Random): Fate {
  if (on >= "2017-11-01") return "working";
  if (on >= "2017-10-01") return random.pick(["working", "working", "closing"] as const);
  if (on >= "2017-09-01") return random.pick(["closed", "working", "closing", "late"] as const);
  return random.chance(0.7) ? "closed" : random.chance(0.75) ? "closedLate" : "late";
}

const isoOf = (date: Date): string =>
  `${new Date(date.getTime() + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`;

/** From the publishing on: taken on, reported, asked to be struck off before its deadline or after it, verified. */
function stepsOf(
  meeting: SeedMeeting,
  texts: IssueTexts,
  deadline: Day,
  fate: Fate,
  random: Random,
): Story["steps"] {
  const at = isoOf(meeting.publish);
  const pen = new Pen(meeting.on, random);
  pen.add({ verb: "accept", who: "lead" }, random.chance(0.85) ? 1 : 3);
  const last = fate === "late" || fate === "working" ? 1 : texts.progress.length;
  for (const [index, text] of texts.progress.slice(0, last).entries()) {
    pen.add(
      { verb: "progress", who: "lead", text },
      index === 0 ? random.integer(2, 5) : random.integer(6, 9),
    );
  }
  if (fate === "closed" || fate === "closedLate" || fate === "closing") {
    const target = addDays(deadline, fate === "closedLate" ? 6 : -5);
    pen.add(
      { verb: "requestCloseOut", who: "lead", text: texts.closing },
      Math.max(2, workDaysSince(pen.today, target)),
    );
    if (fate !== "closing") pen.add({ verb: "verify", who: "centre" }, random.integer(2, 4));
  }
  return [
    { at, who: "meeting", verb: "register" },
    { at, who: "meeting", verb: "assign", deadline },
    // On the last morning nobody catches up with what was decided lately.
    ...pen.steps.filter((step) => step.at < TODAY),
  ];
}

function decided(
  meeting: SeedMeeting,
  texts: IssueTexts,
  about: { project: CityProject | null; days: number },
  random: Random,
): Decided {
  const { project, days } = about;
  const wanted = addDays(meeting.on, days);
  // "月底" where the month's end is near, else a working day.
  const end = lastDayOf(periodOf(wanted));
  const deadline = end <= addDays(wanted, 8) ? end : addWorkDays(addDays(wanted, -1), 1);
  return {
    meeting,
    deadline,
    story: {
      project: project?.number ?? null,
      kind: "directive",
      source: "meeting",
      reportOf: null,
      raisedBy: "centre",
      description: "",
      texts,
      region: project?.region ?? "Y",
      person: random.pick(persons),
      steps: stepsOf(meeting, texts, deadline, fateOf(meeting.on, random), random),
    },
  };
}

const catchUp = (project: CityProject): IssueTexts => ({
  category: "other",
  title: `编制${project.name}赶工方案，倒排工期到旬，增加作业班组`,
  wanted: "",
  effect: "累计投资赶上序时进度，不再亮灯",
  progress: ["赶工方案已经项目中心审核，增加作业班组2个。", "本旬投资完成额较上旬提高四成，差额逐步缩小。"],
  closing: "累计投资已赶上序时进度。",
  lead: () => project.responsibleUnit,
  assisting: project.pairedUnit === project.responsibleUnit ? "市发展改革委" : project.pairedUnit,
});

/** The cause that the project's report names, in the words of a decision; else to catch up. */
function textsFor(project: CityProject, problems: string): IssueTexts {
  const cause = causeIn(problems);
  const title = cause && !cause.over ? projectDecisions[cause.texts.title] : undefined;
  return cause && title ? { ...cause.texts, title: title(project.name) } : catchUp(project);
}

/** The month whose lamps a meeting hears: published on the 28th. */
const heardAt = (on: Day): Period =>
  Number(on.slice(8)) >= 28 ? periodOf(on) : previousPeriod(periodOf(on));

/** Projects that are red in a period, the longest first, else behind; none that are paused or under a request. */
function troubled(projects: readonly CityProject[], period: Period, region: string | null): CityProject[] {
  const decisionIn = (project: CityProject) => project.decisions.find((item) => item.period === period);
  const fit = projects.filter(
    ({ number, life, region: own }) =>
      !life.pause && !changedProjects.has(number) && (region === null || own === region),
  );
  const red = fit.filter((project) => decisionIn(project)?.lamp === "red");
  const yellow = fit.filter((project) => decisionIn(project)?.lamp === "yellow");
  red.sort((a, b) => (decisionIn(b)?.redRun ?? 0) - (decisionIn(a)?.redRun ?? 0));
  return [...red, ...yellow];
}

/** How many projects a meeting decides about: the city two from May on, the centre one at most of its meetings. */
function countAt({ series, index }: SeedMeeting): number {
  if (series.level === 3) return index < 2 ? 1 : 2;
  if (series.level === 2) return index % 5 === 4 ? 0 : 1;
  return series.region && index % 4 === 2 ? 1 : 0;
}

/** What all the meetings decide, in their order: no project twice. */
export function meetingDecisions(
  meetings: readonly SeedMeeting[],
  projects: readonly CityProject[],
  reports: readonly SeedReport[],
): Decided[] {
  const random = seededRandom(2017_0831);
  const problems = new Map(reports.map((report) => [`${report.number} ${report.period}`, report.problems]));
  const taken = new Set<string>();
  return meetings.flatMap((meeting) => {
    const { series, on, index } = meeting;
    const period = heardAt(on);
    const [general] = series.level === 3 ? cityDecisions.slice(index, index + 1) : [];
    const wanted = period < FIRST_PERIOD ? 0 : countAt(meeting);
    const found = troubled(projects, period, meeting.regionKey).filter(({ number }) => !taken.has(number));
    // Of different kinds, each by its worst project.
    const about = new Map<string, { project: CityProject; texts: IssueTexts }>();
    for (const project of found) {
      if (about.size === wanted) break;
      const texts = textsFor(project, problems.get(`${project.number} ${period}`) ?? "");
      if (!about.has(texts.effect)) about.set(texts.effect, { project, texts });
    }
    for (const { project } of about.values()) taken.add(project.number);
    return [
      ...(general ? [decided(meeting, general, { project: null, days: general.days }, random)] : []),
      ...[...about.values()].map(({ project, texts }) =>
        decided(meeting, texts, { project, days: random.integer(18, 40) }, random),
      ),
    ];
  });
}
