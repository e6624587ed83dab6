import { addDays, type Day, firstDayOf, nextPeriod, type Period } from "@/lib/core/periods";
import { addWorkDays } from "@/lib/core/work-days";
import type { IssueSource } from "@/lib/issues/schema";
import type { CityProject } from "./city";
import { causeIn, cityWide, type IssueTexts, inspected } from "./issue-texts";
import { OPEN_PERIOD } from "./lives";
import { type Random, seededRandom } from "./random";
import type { SeedReport } from "./reports";
import type { RegionKey } from "./units";

/** Who does it: the unit that raised it, the lead, an assisting unit, an office, or a meeting by publishing its minutes. */
export type Who = "raiser" | "lead" | "assisting" | "centre" | "leader" | "meeting";

/** One act on one issue, at an instant in Shanghai. */
export type Step = { at: string; who: Who } & (
  | { verb: "register" }
  | { verb: "assign"; deadline: Day }
  | { verb: "accept" | "resume" }
  | { verb: "sendBack" | "escalate" | "reopen"; reason: string }
  | { verb: "progress" | "instruct" | "requestCloseOut"; text: string }
  | { verb: "requestExtension"; deadline: Day; reason: string }
  | { verb: "approveExtension" | "approveShelving" | "verify" }
  | { verb: "requestShelving"; reviewOn: Day; reason: string }
  | { verb: "returnCloseOut"; reason: string }
);

export type Story = {
  /** Number of the project; null: none. */
  project: string | null;
  kind: "problem" | "directive";
  source: IssueSource;
  /** Raised from this period's report. */
  reportOf: Period | null;
  raisedBy: Who;
  description: string;
  texts: IssueTexts;
  region: RegionKey;
  person: string;
  steps: Step[];
};

/** The demonstration's present. */
export const TODAY: Day = "2017-11-20";
/** Reports are filed from here to the close: chains grow in time, so nothing else is written meanwhile. */
const FILING_FROM = 15;
const FILING_TO = 27;

/** Work logs are written down up to here: nothing else is written meanwhile either. */
const BEGINS = 5;

const outsideOthers = (day: Day): Day => {
  const date = Number(day.slice(8));
  if (date < BEGINS) return `${day.slice(0, 7)}-0${BEGINS}`;
  return date >= FILING_FROM && date <= FILING_TO ? `${day.slice(0, 7)}-${FILING_TO + 1}` : day;
};

/** The first day from this one on that the ledger is worked on: a working day on which nobody else writes. */
export function ledgerDay(day: Day): Day {
  for (let found = day; ; ) {
    const next = addWorkDays(addDays(outsideOthers(found), -1), 1);
    if (next > `${OPEN_PERIOD}-14`) return TODAY;
    if (next === found) return found;
    found = next;
  }
}

export const persons = [
  "陈科长",
  "李主任",
  "王副局长",
  "刘科长",
  "杨主任",
  "罗副局长",
  "周科长",
  "唐主任",
] as const;
const sentBack = "权属在其他部门，请按职责另行交办。";
const extended = "上级批复流程尚需时日，申请顺延。";
const shelvedFor = "须待上级政策明确后方可推进，申请挂账并按期复核。";
const returned = "所附依据只有文字，未见现场情况和移交签字，请补充后再报。";
const reopened = "现场复查发现问题反弹，重新打开。";

/** Writes one story forward in time: each act some working days after the last. */
export class Pen {
  readonly steps: Step[] = [];
  private minute = 0;

  constructor(
    private day: Day,
    private readonly random: Random,
  ) {}

  get today(): Day {
    return this.day;
  }

  get isOver(): boolean {
    return this.day >= TODAY;
  }

  /** Registering is the morning's work, all else the afternoon's; on the last morning everything. */
  add(step: DistributiveOmit<Step, "at">, after = 0): this {
    const next = ledgerDay(after > 0 ? addWorkDays(this.day, after) : this.day);
    this.minute = next === this.day ? this.minute + this.random.integer(3, 25) : this.random.integer(0, 20);
    this.day = next;
    const start = next === TODAY ? 8 * 60 + 25 : step.verb === "register" ? 11 * 60 + 5 : 13 * 60 + 40;
    const minutes = start + (next === TODAY ? Math.min(75, this.minute / 2) : this.minute);
    const clock = [Math.floor(minutes / 60), Math.floor(minutes % 60)];
    this.steps.push({
      ...step,
      at: `${next}T${clock.map((part) => String(part).padStart(2, "0")).join(":")}:00+08:00`,
    } as Step);
    return this;
  }
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** How it stands at the end. */
type End =
  | "closed"
  | "reopened"
  | "closing"
  | "returned"
  | "working"
  | "late"
  | "extended"
  | "asksExtension"
  | "shelved"
  | "asksShelving"
  | "assigned"
  | "sentBack"
  | "registered";

const ends: readonly [End, number][] = [
  ["working", 26],
  ["late", 24],
  ["extended", 8],
  ["asksExtension", 6],
  ["shelved", 8],
  ["asksShelving", 4],
  ["closing", 16],
  ["returned", 8],
];
/** What waits for its first answer came in only lately. */
const freshEnds = ["registered", "assigned", "assigned", "registered", "sentBack"] as const;
const fresh: ReadonlySet<End> = new Set(freshEnds);
const LATELY: Day = `${OPEN_PERIOD}-13`;
const FRESH_FROM: Day = "2017-10-28";

function drawEnd(from: Day, random: Random): End {
  if (from >= FRESH_FROM && random.chance(0.8)) return random.pick(freshEnds);
  let left = random.between(
    0,
    ends.reduce((sum, [, weight]) => sum + weight, 0),
  );
  for (const [end, weight] of ends) {
    left -= weight;
    if (left < 0) return end;
  }
  return "working";
}

type Plot = Omit<Story, "steps" | "person"> & { from: Day; end: End; until: Day };

function tell(plot: Plot, random: Random): Story {
  const { from, end, until, texts, raisedBy, ...story } = plot;
  const pen = new Pen(ledgerDay(fresh.has(end) && from < LATELY ? LATELY : from), random);
  pen.add({ verb: "register", who: raisedBy });
  const told = (): Story => ({
    ...story,
    texts,
    raisedBy,
    person: random.pick(persons),
    steps: pen.steps,
  });
  if (end === "registered") return told();
  if (random.chance(0.12) && raisedBy === "raiser") {
    pen.add({ verb: "escalate", who: "raiser", reason: "需市级部门协调，区县难以解决。" }, 1);
  }
  if (story.kind === "directive")
    pen.add({ verb: "instruct", who: "leader", text: "请牵头单位限期办结，每周报一次进展。" });
  const late = end === "late" || end === "extended";
  const days = late ? random.integer(9, 20) : random.integer(25, 60);
  const dueSoon = end === "working" && random.chance(0.4);
  const deadline =
    end === "closed" || end === "reopened"
      ? addDays(until, random.chance(0.8) ? 4 : -3)
      : dueSoon
        ? addDays(TODAY, random.integer(0, 3))
        : addDays(pen.today, days);
  const notBefore = (day: Day): Day => (day <= addDays(pen.today, 5) ? addDays(pen.today, 9) : day);
  const assign = () =>
    pen.add(
      { verb: "assign", who: "centre", deadline: notBefore(deadline) },
      fresh.has(end) ? 1 : random.integer(0, 1),
    );
  assign();
  if (end === "assigned") return told();
  if (end === "sentBack" || random.chance(0.07)) {
    pen.add({ verb: "sendBack", who: "lead", reason: sentBack }, 1);
    if (end === "sentBack") return told();
    assign();
  }
  pen.add({ verb: "accept", who: "lead" }, random.chance(0.85) ? 1 : 3);
  const [first, ...more] = texts.progress;
  if (first) pen.add({ verb: "progress", who: "lead", text: first }, random.integer(1, 4));
  if (random.chance(0.2)) {
    pen.add(
      { verb: "progress", who: "assisting", text: "已按职责完成配合事项，相关意见书面反馈牵头单位。" },
      1,
    );
  }
  if (end === "late" || end === "working") {
    if (more[0] && random.chance(0.5) && !pen.isOver)
      pen.add({ verb: "progress", who: "lead", text: more[0] }, 8);
    return told();
  }
  if (end === "extended" || end === "asksExtension") {
    const wanted = end === "extended" ? "2017-12-15" : "2017-12-31";
    pen.add({ verb: "requestExtension", who: "lead", deadline: wanted, reason: extended }, 2);
    if (end === "extended") pen.add({ verb: "approveExtension", who: "centre" }, 1);
    return told();
  }
  if (end === "shelved" || end === "asksShelving") {
    pen.add({ verb: "requestShelving", who: "lead", reviewOn: "2017-12-20", reason: shelvedFor }, 3);
    if (end === "shelved") pen.add({ verb: "approveShelving", who: "leader" }, 2);
    return told();
  }
  for (const text of more) {
    if (addDays(pen.today, 6) < until) pen.add({ verb: "progress", who: "lead", text }, random.integer(3, 6));
  }
  const ask = (text: string, after: number) => pen.add({ verb: "requestCloseOut", who: "lead", text }, after);
  ask(texts.closing, pen.today < until ? 2 : 1);
  if (end === "closing") return told();
  if (end === "returned" || random.chance(0.18)) {
    pen.add({ verb: "returnCloseOut", who: "centre", reason: returned }, 1);
    if (end === "returned") return told();
    ask(`${texts.closing}现场照片和移交单已附。`, 2);
  }
  pen.add({ verb: "verify", who: "centre" }, random.integer(1, 2));
  if (end === "reopened") {
    pen.add({ verb: "reopen", who: "centre", reason: reopened }, 4);
    pen.add({ verb: "assign", who: "centre", deadline: addDays(TODAY, random.integer(5, 25)) }, 1);
    if (!pen.isOver) pen.add({ verb: "accept", who: "lead" }, 1);
  }
  return told();
}

/** From a project's reports: raised after the first that names a cause, struck off when they say it is over. */
function ofReports(project: CityProject, reports: readonly SeedReport[], random: Random): Story[] {
  const filed = reports.filter(({ ends: way }) => way === "accepted" || way === "submitted");
  const begun = filed.find(({ problems }) => causeIn(problems)?.over === false);
  const cause = begun && causeIn(begun.problems);
  if (!begun || !cause || project.life.pause) return [];
  const over = filed.find(({ period, problems }) => period > begun.period && causeIn(problems)?.over);
  const soon = begun.period === OPEN_PERIOD;
  const from = soon
    ? TODAY
    : random.chance(0.6)
      ? `${begun.period}-28`
      : addDays(firstDayOf(nextPeriod(begun.period)), 1);
  const quick = over && !soon;
  return [
    tell(
      {
        project: project.number,
        kind: "problem",
        source: "report",
        reportOf: begun.period,
        raisedBy: random.chance(0.7) ? "raiser" : "centre",
        description: begun.problems,
        texts: cause.texts,
        region: project.region,
        from,
        end: quick
          ? random.chance(0.06)
            ? "reopened"
            : "closed"
          : soon
            ? "registered"
            : drawEnd(from, random),
        until: over ? firstDayOf(over.period) : addDays(from, 40),
      },
      random,
    ),
  ];
}

/** A leader's directive on a project that has turned red. */
function ofRedLamp(project: CityProject, random: Random): Story[] {
  const red = project.decisions.find(({ lamp }) => lamp === "red");
  if (!red || project.life.pause || !random.chance(0.5)) return [];
  const last = project.decisions.at(-1);
  const texts: IssueTexts = {
    category: "other",
    title: "红灯项目限期整改转绿",
    wanted: "请责任单位制定赶工方案，倒排工期，按周报告。",
    effect: "累计投资赶上序时进度，退出红灯",
    progress: ["已制定赶工方案，倒排到旬，增加作业班组。", "周投资完成额提高一倍，差额逐周缩小。"],
    closing: "当月投资已赶上序时进度，项目退出红灯。",
    lead: () => project.responsibleUnit,
    assisting: project.pairedUnit === project.responsibleUnit ? "市发展改革委" : project.pairedUnit,
  };
  const from = `${red.period}-28`;
  return [
    tell(
      {
        project: project.number,
        kind: "directive",
        source: "instruction",
        reportOf: null,
        raisedBy: "leader",
        description: `${Number(red.period.slice(5))}月亮红灯。市领导批示：责任单位一把手负总责，限期整改转绿，项目中心跟踪督办。`,
        texts,
        region: project.region,
        from,
        end: last?.lamp === "green" ? "closed" : drawEnd(from, random),
        until: addDays(from, 60),
      },
      random,
    ),
  ];
}

function ofInspections(projects: readonly CityProject[], random: Random): Story[] {
  const quiet = projects.filter(({ life, outcome }) => !life.pause && outcome === "neverBehind");
  return random
    .shuffled(quiet)
    .slice(0, 35)
    .map((project, index) => {
      const texts = inspected[index % inspected.length] ?? inspected[0];
      if (!texts) throw new Error("no inspections");
      const month = 4 + (index % 7);
      const recent = month === 10;
      const from = `2017-${String(month).padStart(2, "0")}-${index % 2 === 0 ? "28" : "06"}`;
      const end = recent
        ? (["assigned", "working", "sentBack"] as const)[index % 3]
        : month === 9
          ? (["working", "late", "closing"] as const)[index % 3]
          : undefined;
      return tell(
        {
          project: project.number,
          kind: "problem",
          source: index % 3 === 0 ? "plan" : "inspection",
          reportOf: null,
          raisedBy: "centre",
          description: `现场检查发现：${texts.title}。`,
          texts,
          region: project.region,
          from,
          end: end ?? "closed",
          until: addDays(from, random.integer(10, 50)),
        },
        random,
      );
    });
}

const ofCity = (random: Random): Story[] =>
  cityWide.map(({ description, ...texts }, index) =>
    tell(
      {
        project: null,
        kind: "directive",
        source: index % 2 === 0 ? "instruction" : "meeting",
        reportOf: null,
        raisedBy: index % 2 === 0 ? "leader" : "centre",
        description,
        texts,
        region: "Y",
        from: `2017-${String(4 + index * 2).padStart(2, "0")}-06`,
        end: index < 2 ? "closed" : "working",
        until: `2017-${String(6 + index * 2).padStart(2, "0")}-10`,
      },
      random,
    ),
  );

/** The ledger of the year, in order of raising: all of it follows from the reports, the lamps and a seed. */
export function ledgerStories(projects: readonly CityProject[], reports: readonly SeedReport[]): Story[] {
  const random = seededRandom(2017_11);
  const byProject = new Map<string, SeedReport[]>();
  for (const report of reports) {
    byProject.set(report.number, [...(byProject.get(report.number) ?? []), report]);
  }
  const stories = [
    ...projects.flatMap((project) => ofReports(project, byProject.get(project.number) ?? [], random)),
    ...projects.flatMap((project) => ofRedLamp(project, random)),
    ...ofInspections(projects, random),
    ...ofCity(random),
  ];
  const begun = ({ steps }: Story): string => steps[0]?.at ?? "";
  return stories.sort((a, b) => (begun(a) < begun(b) ? -1 : begun(a) > begun(b) ? 1 : 0));
}
