import "server-only";
import { toDay, toDayOrNull } from "@/lib/core/convert";
import type { Tx } from "@/lib/core/db";
import { notFound } from "@/lib/core/errors";
import type { Day } from "@/lib/core/periods";
import type { Prisma } from "@/lib/generated/prisma/client";
import { scopeFields } from "@/lib/meetings/queries/meeting-scope";
import { loadUnitSheet } from "@/lib/meetings/queries/unit-sheet";
import type { AgendaWhy } from "@/lib/meetings/rules/agenda";
import type { MinutesFacts } from "@/lib/meetings/rules/facts";

const fields = {
  seriesId: true,
  ordinal: true,
  on: true,
  startTime: true,
  place: true,
  chair: true,
  periodId: true,
  series: {
    select: {
      name: true,
      ...scopeFields,
      region: { select: { name: true } },
      programme: { select: { name: true } },
    },
  },
  attendances: {
    orderBy: { order: "asc" },
    select: { name: true, leaderId: true, presence: true, person: true },
  },
  texts: { select: { key: true, text: true } },
  items: {
    where: { removedAt: null },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: {
      id: true,
      section: true,
      unitId: true,
      title: true,
      note: true,
      why: true,
      result: true,
      remark: true,
      escalates: true,
      heardAt: true,
      issue: {
        select: {
          number: true,
          title: true,
          leadPerson: true,
          deadline: true,
          effect: true,
          project: { select: { name: true } },
          leadUnit: { select: { name: true } },
        },
      },
      decisions: { select: { id: true } },
    },
  },
  decisions: {
    orderBy: { sequence: "asc" },
    select: {
      sequence: true,
      title: true,
      leadPerson: true,
      assistingUnitIds: true,
      deadline: true,
      effect: true,
      itemId: true,
      issue: { select: { number: true } },
      project: { select: { name: true } },
      leadUnit: { select: { name: true } },
    },
  },
} satisfies Prisma.MeetingSelect;

type Item = Prisma.MeetingGetPayload<{ select: typeof fields }>["items"][number];

const whyOf = (item: Item): AgendaWhy => item.why as unknown as AgendaWhy;

const resultOf = ({ result, decisions }: Item) =>
  result ?? (decisions.length > 0 ? ("decided" as const) : null);

function checksOf(items: readonly Item[]): MinutesFacts["checks"] {
  return items.flatMap((item) => {
    const { issue } = item;
    if (item.section !== "check" || !issue) return [];
    const why = whyOf(item);
    return {
      itemId: item.id,
      number: issue.number,
      title: issue.title,
      project: issue.project?.name ?? null,
      leadUnit: issue.leadUnit?.name ?? null,
      leadPerson: issue.leadPerson,
      deadline: toDayOrNull(issue.deadline),
      effect: issue.effect,
      times: why.code === "CARRIED" ? why.times : 0,
      result: resultOf(item),
      remark: item.remark,
      escalates: item.escalates,
    };
  });
}

/** What was studied: an item of an issue that nobody came to is not in the minutes. */
function studiedOf(items: readonly Item[]): MinutesFacts["studied"] {
  return items.flatMap((item) => {
    const { issue } = item;
    if (item.section !== "issue" || !issue) return [];
    if (item.heardAt === null && item.decisions.length === 0) return [];
    return {
      itemId: item.id,
      number: issue.number,
      title: issue.title,
      project: issue.project?.name ?? null,
      leadUnit: issue.leadUnit?.name ?? null,
      why: whyOf(item),
      result: resultOf(item),
      remark: item.remark,
      escalates: item.escalates,
    };
  });
}

/** Everything that a meeting's minutes and pack are made from, as it stands; `issuedOn`: null for a draft. */
export async function loadMinutesFacts(
  tx: Tx,
  meetingId: string,
  issuedOn: Day | null = null,
): Promise<MinutesFacts> {
  const meeting = await tx.meeting.findUnique({ where: { id: meetingId }, select: fields });
  if (!meeting) throw notFound("meeting");
  const { items, decisions, series } = meeting;
  const on = toDay(meeting.on);
  const installation = await tx.installation.findUnique({
    where: { id: 1 },
    select: { cityName: true, centreName: true },
  });
  const assisting = await tx.unit.findMany({
    where: { id: { in: decisions.flatMap(({ assistingUnitIds }) => assistingUnitIds) } },
    select: { id: true, name: true },
  });
  const nameOf = new Map(assisting.map(({ id, name }) => [id, name]));
  const accounts: MinutesFacts["accounts"] = [];
  for (const item of items) {
    if (item.section !== "account" || !item.unitId) continue;
    const sheet = await loadUnitSheet(tx, item.unitId, {
      seriesId: meeting.seriesId,
      on,
      periodId: meeting.periodId,
      scope: series,
    });
    accounts.push({ itemId: item.id, why: whyOf(item), remark: item.remark, sheet });
  }
  return {
    // While a demonstration is being filled its installation has no row yet.
    cityName: installation?.cityName ?? "",
    centreName: installation?.centreName ?? "",
    series: {
      name: series.name,
      level: series.level,
      region: series.region?.name ?? null,
      programme: series.programme?.name ?? null,
    },
    ordinal: meeting.ordinal ?? 0,
    on,
    startTime: meeting.startTime,
    place: meeting.place,
    chair: meeting.chair,
    period: meeting.periodId,
    issuedOn,
    attendance: meeting.attendances.map(({ name, leaderId, presence, person }) => ({
      name,
      isLeader: leaderId !== null,
      presence,
      person,
    })),
    checks: checksOf(items),
    lamps: items.flatMap((item) => {
      const why = whyOf(item);
      return why.code === "LAMPS" ? { change: why.change, remark: item.remark, projects: why.projects } : [];
    }),
    accounts,
    studied: studiedOf(items),
    free: items.flatMap(({ section, id, title, note, remark }) =>
      section === "free" ? { itemId: id, title, note, remark } : [],
    ),
    decisions: decisions.map(({ issue, project, leadUnit, assistingUnitIds, deadline, ...decision }) => ({
      ...decision,
      number: issue?.number ?? null,
      project: project?.name ?? null,
      leadUnit: leadUnit.name,
      assisting: assistingUnitIds.flatMap((id) => nameOf.get(id) ?? []),
      deadline: toDay(deadline),
    })),
    texts: Object.fromEntries(meeting.texts.map(({ key, text }) => [key, text])),
  };
}
