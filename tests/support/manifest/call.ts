import type { Role } from "../../../lib/auth/permissions";
import type { ByProject } from "./who";

export type Call = {
  body?: unknown;
  query?: string;
  /** The address itself, where the folder's name does not tell it. */
  at?: string;
  /** A spreadsheet goes with it. */
  upload?: true;
  /**
   * What it answers to those who may. Writes are made so that a rule or a stale version stops them after the
   * authorisation: the walk changes nothing.
   */
  status: number;
  /** What it answers to those who may not, where nothing hides whether it is there. */
  refused?: 403 | 404;
} & (
  | { roles: readonly Role[] }
  | { projects: ByProject }
  | { changes: ByProject }
  | { issues: ByProject }
  | { meetings: ByProject }
);

/** No issue has been changed so often: whoever may is stopped by the version. */
export const stale = { version: 999_999 };
export const someFixes = {
  leadUnitId: "00000000-0000-7000-8000-000000000000",
  leadPerson: "走查",
  deadline: "2099-12-31",
  effect: "走查",
};

export const someSeries = {
  name: "走查",
  level: 3,
  chair: "走查",
  place: "走查",
  startsOn: "2017-01-01",
  startTime: "09:00",
  minutes: 60,
};

export const report = {
  invested: 1,
  fundsArrived: 1,
  physicalProgress: "一",
  work: "一",
  problems: "无",
  nextPlan: "一",
  submit: true,
};

/** The walk has no item of an agenda: not there, for whoever asks. */
export const noItem: Call = { roles: [], body: stale, status: 404, refused: 404 };
