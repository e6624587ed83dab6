import { toDayOrNull } from "@/lib/core/convert";
import { db } from "@/lib/core/db";
import type { Period } from "@/lib/core/periods";
import type { AgendaWhy, LampLine } from "@/lib/meetings/rules/agenda";
import type { CheckResult } from "@/lib/meetings/rules/kinds";
import type { Ledger } from "./ledger";
import type { SeedMeeting } from "./meeting-calendar";
import { accountWords, type CauseOf, lampRemark, standstillWords } from "./meeting-words";
import { type Random, seededRandom } from "./random";

const hash = (text: string): number => {
  let value = 0;
  for (const letter of text) value = (Math.imul(value, 31) + letter.charCodeAt(0)) >>> 0;
  return value;
};

/** One stream for each thing said, so that an interrupted meeting goes on with the same words. */
export const randomFor = ({ series, on }: SeedMeeting, about: string): Random =>
  seededRandom(hash(`${series.name} ${on} ${about}`));

const itemFields = {
  id: true,
  section: true,
  key: true,
  why: true,
  heardAt: true,
  issueId: true,
  unitId: true,
  unit: { select: { name: true } },
  issue: {
    select: {
      number: true,
      state: true,
      level: true,
      deadline: true,
      leadUnit: { select: { name: true } },
      entries: {
        where: { kind: "progress" },
        orderBy: { at: "desc" },
        select: { at: true, text: true, unitName: true },
      },
    },
  },
} as const;

/** What stands on an agenda, in its order. */
export const loadItems = (meetingId: string) =>
  db().agendaItem.findMany({
    where: { meetingId, removedAt: null },
    orderBy: [{ section: "asc" }, { position: "asc" }],
    select: itemFields,
  });
export type Item = Awaited<ReturnType<typeof loadItems>>[number];

export const whyOf = ({ why }: Item): AgendaWhy => why as unknown as AgendaWhy;

/** In which meeting it is heard, and since when things count as news to it. */
export type Heard = {
  meeting: SeedMeeting;
  /** When the series met last. */
  since: Date | null;
  period: Period | null;
  ledger: Ledger;
  causeOf: CauseOf;
};

type Finding = { result: CheckResult; remark: string; escalates?: boolean };

/** What is found of an issue: what its story did since the series last met. */
function findingOf({ issue, issueId, ...item }: Item, { meeting, since, ledger }: Heard): Finding | null {
  if (!issue || !issueId) return null;
  const { on, series } = meeting;
  const next = ledger.next(issueId);
  if (issue.state === "closing") {
    // A region's office strikes off only what is at its level.
    const may = series.level > 1 || issue.level === 1 || series.holder === "centre";
    if (next?.verb === "verify" && may) return { result: "closed", remark: next.closing };
    return { result: "progressing", remark: "已申请销号，正在核验" };
  }
  if (issue.state === "shelved") return { result: "not_due", remark: "已批准挂账，按期复核" };
  const isNew = item.section === "issue";
  // The lead unit's own account of it, new to this meeting.
  const latest = issue.entries.find(({ unitName }) => unitName === issue.leadUnit?.name);
  if (latest && (isNew || since === null || latest.at > since))
    return { result: "progressing", remark: latest.text };
  const deadline = toDayOrNull(issue.deadline);
  if (issue.state === "registered")
    return { result: "no_progress", remark: "尚未重新交办，会议要求三日内明确牵头单位" };
  if (deadline === null || deadline >= on) return { result: "not_due", remark: "" };
  const random = randomFor(meeting, issue.number);
  const why = item.why as unknown as AgendaWhy;
  const again = why.code === "CARRIED" && why.noProgressRun >= 1;
  const escalates = again && series.level === 2 && issue.level === 2;
  return {
    result: "no_progress",
    remark: standstillWords(isNew, random),
    ...(escalates ? { escalates } : {}),
  };
}

/** What is said of one item; null: nothing. */
export function spoken(
  item: Item,
  red: readonly LampLine[],
  context: Heard,
): { result?: CheckResult; remark: string; escalates?: boolean } | null {
  const { meeting, period, causeOf } = context;
  const why = whyOf(item);
  if (item.issueId) return findingOf(item, context);
  if (why.code === "LAMPS") return { remark: lampRemark(why.change, randomFor(meeting, why.change)) };
  if (why.code === "ACCOUNT" && item.unit) {
    const unit = { ...why, red: red.filter(({ unitId }) => unitId === item.unitId) };
    const about = { period: period ?? "", on: meeting.on };
    return { remark: accountWords(unit, about, causeOf, randomFor(meeting, item.unit.name)) };
  }
  return null;
}
