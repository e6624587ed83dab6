import type { Actor } from "@/lib/auth/permissions";
import { fromDay } from "@/lib/core/convert";
import { db } from "@/lib/core/db";
import { monthOf } from "@/lib/core/periods";
import { clockActor } from "@/lib/jobs/actor";
import { addAgendaItem } from "@/lib/meetings/commands/add-agenda-item";
import { buildMeetingAgenda } from "@/lib/meetings/commands/build-agenda";
import { cancelMeeting } from "@/lib/meetings/commands/convene-meeting";
import { decide } from "@/lib/meetings/commands/decide";
import { planMeetings } from "@/lib/meetings/commands/plan-meetings";
import { publishMeeting } from "@/lib/meetings/commands/publish-meeting";
import { recordItem } from "@/lib/meetings/commands/record-item";
import {
  concludeMeeting,
  recordAllPresent,
  recordAttendance,
  startMeeting,
} from "@/lib/meetings/commands/run-meeting";
import { removeAgendaItem } from "@/lib/meetings/commands/take-off-item";
import { renderMinutes } from "@/lib/web/minutes";
import type { Ledger } from "./ledger";
import type { SeedMeeting } from "./meeting-calendar";
import type { Decided } from "./meeting-decisions";
import { type Item, loadItems, randomFor, spoken, whyOf } from "./meeting-findings";
import { chairWords, regionalWords } from "./meeting-texts";
import type { CauseOf } from "./meeting-words";
import type { Random } from "./random";

/** Who acts, and what the meetings are bound to. */
export type Chamber = {
  ledger: Ledger;
  actorOf: (meeting: SeedMeeting) => Actor;
  decisions: readonly Decided[];
  causeOf: CauseOf;
  units: ReadonlyMap<string, string>;
  projects: ReadonlyMap<string, string>;
  /** The installation's row comes last, and the minutes bear its names. */
  names: { cityName: string; centreName: string };
};

const FIRST_MONTH = 3;

const surnames = ["陈", "李", "王", "刘", "杨", "罗", "周", "唐", "何", "郑", "谢", "曾", "邓"] as const;

/** Who came in the head's place: by surname and title. */
function deputyOf(unit: string, random: Random): string {
  const title = unit.endsWith("局") ? "局长" : "主任";
  return `${random.pick(surnames)}副${title}`;
}

/** Who chairs or accounts is there, a unit perhaps by its deputy: who is not is noted, then all others are present. */
async function callRoll(meeting: SeedMeeting, meetingId: string, actor: Actor): Promise<void> {
  const accounts = await db().agendaItem.findMany({
    where: { meetingId, section: "account", removedAt: null },
    select: { unitId: true },
  });
  const accounting = new Set(accounts.map(({ unitId }) => unitId));
  const rows = await db().meetingAttendance.findMany({
    where: { meetingId, presence: null },
    orderBy: { order: "asc" },
    select: { id: true, name: true, leaderId: true, unitId: true },
  });
  for (const { id, name, leaderId, unitId } of rows) {
    const random = randomFor(meeting, name);
    const at = random.next();
    const must = name === meeting.series.chair || (unitId !== null && accounting.has(unitId));
    const deputy = leaderId === null && (must || at < 0.94);
    if (at < 0.82 || (must && leaderId !== null)) continue;
    const said = deputy
      ? { presence: "deputy" as const, person: deputyOf(name, random) }
      : { presence: "leave" as const };
    await recordAttendance(actor, { attendanceId: id, ...said }, { now: meeting.after(4) });
  }
  await recordAllPresent(actor, { meetingId }, { now: meeting.after(5) });
}

/** Takes off what this meeting does not hear: what was raised today, and accounts that are handed in in writing. */
async function clearAgenda(meeting: SeedMeeting, meetingId: string, actor: Actor): Promise<void> {
  const items = await loadItems(meetingId);
  const written = items.filter(({ section }) => section === "account").slice(meeting.series.accounts);
  const fresh = items.filter(({ section, issue }) => section === "issue" && issue?.state === "registered");
  const off = [
    ...fresh.map(({ id }) => ({ itemId: id, reason: "刚登记，交办后下次会议研究" })),
    ...written.map(({ id }) => ({ itemId: id, reason: "本次书面交账" })),
  ];
  for (const item of off) await removeAgendaItem(actor, item, { now: meeting.start });
}

async function record(
  meeting: SeedMeeting,
  meetingId: string,
  actor: Actor,
  chamber: Chamber,
): Promise<void> {
  const items = await loadItems(meetingId);
  const row = await db().meeting.findUniqueOrThrow({
    where: { id: meetingId },
    select: { periodId: true, seriesId: true, ordinal: true },
  });
  const last = await db().meeting.findFirst({
    where: { seriesId: row.seriesId, state: "published" },
    orderBy: { ordinal: "desc" },
    select: { startedAt: true },
  });
  const red = items.flatMap((item) => {
    const why = whyOf(item);
    return why.code === "LAMPS" ? why.projects.filter(({ lamp }) => lamp === "red") : [];
  });
  const context = { meeting, since: last?.startedAt ?? null, period: row.periodId, ...chamber };
  const minutes = (meeting.conclude.getTime() - meeting.start.getTime()) / 60_000 - 15;
  for (const [index, item] of items.entries()) {
    if (item.heardAt) continue;
    const said = spoken(item, red, context);
    const now = meeting.after(6 + Math.floor((index * minutes) / items.length));
    if (said) await recordItem(actor, { itemId: item.id, ...said }, { now });
  }
  await addChairWords(meeting, meetingId, actor);
  await decideAll(meeting, meetingId, actor, chamber, items);
}

const NEXT_STEPS = "下阶段工作安排";

/** The chair's words: of the city at each meeting, at level 1 at the first of each month. */
function wordsOfChair(meeting: SeedMeeting): string | undefined {
  if (meeting.series.level === 3) return chairWords[meeting.index];
  return meeting.series.region && meeting.firstOfMonth
    ? regionalWords[monthOf(meeting.on) - FIRST_MONTH]
    : undefined;
}

async function addChairWords(meeting: SeedMeeting, meetingId: string, actor: Actor): Promise<void> {
  const words = wordsOfChair(meeting);
  if (!words) return;
  const now = new Date(meeting.conclude.getTime() - 5 * 60_000);
  const known = await db().agendaItem.findFirst({
    where: { meetingId, section: "free", title: NEXT_STEPS },
    select: { id: true },
  });
  const { id: itemId } = known ?? (await addAgendaItem(actor, { meetingId, title: NEXT_STEPS }, { now }));
  await recordItem(actor, { itemId, remark: words }, { now });
}

const decisionsOf = (meeting: SeedMeeting, { decisions }: Chamber): Decided[] =>
  decisions.filter((one) => one.meeting === meeting);

async function decideAll(
  meeting: SeedMeeting,
  meetingId: string,
  actor: Actor,
  chamber: Chamber,
  items: readonly Item[],
): Promise<void> {
  const { units, projects } = chamber;
  const own = decisionsOf(meeting, chamber);
  const standing = await db().meetingDecision.count({ where: { meetingId } });
  const now = new Date(meeting.conclude.getTime() - 3 * 60_000);
  for (const { story, deadline } of own.slice(standing)) {
    const { texts, region, project, person } = story;
    const about = items.find((item) => {
      const why = whyOf(item);
      return why.code === "LAMPS" && why.projects.some(({ number }) => number === project);
    });
    await decide(
      actor,
      {
        meetingId,
        itemId: about?.id ?? null,
        title: texts.title,
        projectId: project === null ? null : (projects.get(project) ?? null),
        category: texts.category,
        leadUnitId: units.get(texts.lead(region)) ?? "",
        leadPerson: person,
        assistingUnitIds: [units.get(texts.assisting) ?? ""],
        deadline,
        effect: texts.effect,
      },
      { now },
    );
  }
}

async function publish(
  meeting: SeedMeeting,
  meetingId: string,
  actor: Actor,
  chamber: Chamber,
): Promise<void> {
  const closing = await db().agendaItem.findMany({
    where: { meetingId, removedAt: null, result: "closed" },
    select: { issueId: true },
  });
  await publishMeeting(actor, { meetingId }, (facts) => renderMinutes({ ...facts, ...chamber.names }), {
    now: meeting.publish,
  });
  for (const { issueId } of closing) if (issueId) chamber.ledger.done(issueId);
}

async function meetingRow({ series, occursOn, start }: SeedMeeting) {
  const find = () =>
    db().meeting.findFirst({
      where: { series: { name: series.name }, occursOn: fromDay(occursOn) },
      select: { id: true, state: true },
    });
  const row = await find();
  if (row) return row;
  await planMeetings(clockActor, start);
  const made = await find();
  if (!made) throw new Error(`no meeting of ${series.name} for ${occursOn}`);
  return made;
}

/** Holds one meeting by the commands from its beginning to its minutes, from wherever an interrupted start left it. */
export async function hold(meeting: SeedMeeting, chamber: Chamber): Promise<void> {
  const { id: meetingId, state } = await meetingRow(meeting);
  const actor = chamber.actorOf(meeting);
  if (state === "published" || state === "cancelled") return;
  if (state === "preparing") {
    await buildMeetingAgenda(actor, { meetingId }, { now: meeting.start });
    const items = await db().agendaItem.count({ where: { meetingId } });
    if (items === 0 && !wordsOfChair(meeting) && decisionsOf(meeting, chamber).length === 0) {
      const reason = "本期没有需要调度的事项";
      await cancelMeeting(actor, { meetingId, reason }, { now: meeting.start });
      return;
    }
    await clearAgenda(meeting, meetingId, actor);
    await startMeeting(actor, { meetingId }, { now: meeting.start });
  }
  if (state !== "drafted") {
    await callRoll(meeting, meetingId, actor);
    await record(meeting, meetingId, actor, chamber);
    await concludeMeeting(actor, { meetingId }, { now: meeting.conclude });
  }
  await publish(meeting, meetingId, actor, chamber);
}
