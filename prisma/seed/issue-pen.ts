import { addDays, type Day, type Period } from "@/lib/core/periods";
import { addWorkDays } from "@/lib/core/work-days";
import type { IssueSource } from "@/lib/issues/schema";
import type { IssueTexts } from "./issue-texts";
import { OPEN_PERIOD } from "./lives";
import type { Random } from "./random";
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

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

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
