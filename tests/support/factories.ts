import { Client } from "pg";
import type { Actor } from "@/lib/auth/permissions";
import { db } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { type Day, firstDayOf, type Period } from "@/lib/core/periods";
import { type Closing, closePeriod } from "@/lib/periods/commands/close-period";
import { lockPeriod } from "@/lib/periods/commands/lock-period";
import { openPeriod } from "@/lib/periods/commands/open-period";
import type { ReportInput } from "@/lib/progress/schema";
import { createProject } from "@/lib/projects/commands/create-project";
import type { CreateProjectInput } from "@/lib/projects/schema";

export const makeActor = (role: Actor["role"], more: Partial<Actor> = {}): Actor => ({
  id: role,
  name: role,
  role,
  unitId: null,
  unitName: null,
  regionCode: null,
  leaderId: null,
  ...more,
});

export const centre = makeActor("centre", { unitName: "项目中心" });

/** A unit and the person who files for it. */
export async function makeReporter(unitName: string): Promise<Actor> {
  const unit = await db().unit.upsert({
    where: { name: unitName },
    create: { name: unitName },
    update: {},
    select: { id: true },
  });
  return makeActor("reporter", { id: `reporter of ${unitName}`, unitId: unit.id, unitName });
}

/** An instant in Shanghai, as commands take it. */
export const on = (day: Day, time = "10:00"): { now: Date } => ({ now: new Date(`${day}T${time}:00+08:00`) });

let projects = 0;

/** A project of 市住建局 under construction, 100 万元 planned for each month of 2017; answers its id. */
export async function makeProject(more: Partial<CreateProjectInput> = {}): Promise<string> {
  const input: CreateProjectInput = {
    name: `项目${++projects}`,
    nature: "new",
    category: "工业",
    responsibleUnit: "市住建局",
    totalInvestment: 10_000,
    plannedStart: "2017-01-01",
    actualStart: "2017-01-05",
    plan: { year: 2017, annualPlan: 1200, confirmed: true },
    ...more,
  };
  return (await createProject(centre, input, on("2017-01-10"))).id;
}

/** What a unit writes in an ordinary month. Money is 万元 of the month alone. */
export const reportOf = (
  projectId: string,
  period: Period,
  invested: number,
  more: Partial<ReportInput> = {},
): ReportInput => ({ projectId, period, invested, work: `${period}月浇筑`, ...more });

export const openMonth = (period: Period) => openPeriod(centre, { period }, on(firstDayOf(period)));

/** Locks on the 25th and closes on the 28th. */
export async function closeMonth(period: Period): Promise<Closing> {
  await lockPeriod(centre, { period }, on(`${period}-25`));
  return closePeriod(centre, { period }, on(`${period}-28`));
}

/** "done", or how it was refused: "CONFLICT STALE_VERSION". What is no refusal still fails the test. */
export const outcomeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "done",
    (error: unknown) => {
      if (error instanceof AppError) return `${error.code} ${error.reason}`;
      throw error;
    },
  );

const EMPTIED =
  "attachment, work_log, accountability_case, lamp_decision, lamp_override, monthly_report, period_closing, period, rule_version, " +
  "rule_draft, " +
  "plan_change, annual_plan, milestone, pause, " +
  "issue_assist, issue_entry, issue_extension, issue_escalation, issue_shelving, issue_close_out, issue_reopening, " +
  "meeting_document, meeting_text, meeting_decision, agenda_item, meeting_attendance, meeting, series_unit, series_leader, meeting_series, " +
  "issue_study, issue_reminder, issue_number, issue, " +
  "project_leader, project_pair, project_contact, project_search, project, bulk_edit, view_default, saved_view, programme_unit, programme, trace_event, trace_head, idempotency_key";

/** Back to a city without projects, by the owner: the application itself could not. */
export async function emptyCity(ownerUrl: string): Promise<void> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const guarded = ["lamp_decision", "trace_event", "meeting_document"];
    for (const table of guarded) await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
    await client.query(`TRUNCATE ${EMPTIED}`);
    for (const table of guarded) await client.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
  } finally {
    await client.end();
  }
}
