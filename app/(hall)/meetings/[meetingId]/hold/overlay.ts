import { localId, type QueueEntry } from "@/lib/meetings/rules/session-queue";
import type { Snapshot } from "@/lib/web/meeting-session";

export type Item = Snapshot["items"][number];
export type Decision = Snapshot["decisions"][number];
export type Attendance = Snapshot["attendance"][number];
export type Unit = { id: string; name: string };

/** Only what is given; what is absent stays. */
const given = <T extends object>(fields: T): Partial<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;

const unitOf = (units: readonly Unit[], id: string): Unit =>
  units.find((unit) => unit.id === id) ?? { id, name: "" };

function decisionOf(entry: QueueEntry, sequence: number, units: readonly Unit[]): Decision | null {
  if (entry.act.act !== "decide") return null;
  const { input } = entry.act;
  return {
    id: localId(entry.id),
    sequence,
    title: input.title,
    itemId: input.itemId ?? null,
    category: input.category ?? "other",
    project: null,
    leadUnit: unitOf(units, input.leadUnitId),
    leadPerson: input.leadPerson,
    deadline: input.deadline,
    effect: input.effect,
    assisting: (input.assistingUnitIds ?? []).map((id) => unitOf(units, id)),
    issue: null,
    byName: "",
    version: 1,
  };
}

function amended(decision: Decision, entry: QueueEntry, units: readonly Unit[]): Decision {
  if (entry.act.act !== "amend") return decision;
  const {
    decisionId: _,
    version: __,
    leadUnitId,
    assistingUnitIds,
    projectId: ___,
    ...rest
  } = entry.act.input;
  return {
    ...decision,
    ...given(rest),
    ...(leadUnitId ? { leadUnit: unitOf(units, leadUnitId) } : {}),
    ...(assistingUnitIds ? { assisting: assistingUnitIds.map((id) => unitOf(units, id)) } : {}),
  } as Decision;
}

function addedItem(entry: QueueEntry, position: number): Item | null {
  if (entry.act.act !== "addItem") return null;
  const { title = "", note = "" } = entry.act.input;
  return {
    id: localId(entry.id),
    section: "free",
    position,
    origin: "hand",
    title,
    note,
    why: { code: "ADDED", byName: "" },
    removed: false,
    removedByName: null,
    removedReason: null,
    movedTo: null,
    result: null,
    remark: "",
    escalates: false,
    heardAt: null,
    heardByName: null,
    version: 1,
    unit: null,
    issue: null,
  };
}

function attendeeOf(entry: QueueEntry): Attendance | null {
  if (entry.act.act !== "addAttendance") return null;
  const { name, person = "" } = entry.act.input;
  return {
    id: localId(entry.id),
    name,
    unitId: null,
    presence: "present",
    person,
    version: 1,
    isLeader: false,
  };
}

function applied(view: Snapshot, entry: QueueEntry, units: readonly Unit[]): Snapshot {
  const { act } = entry;
  switch (act.act) {
    case "record": {
      const { itemId, version: _, seen: __, ...said } = act.input;
      const items = view.items.map((item) => (item.id === itemId ? { ...item, ...given(said) } : item));
      return { ...view, items: items as Item[] };
    }
    case "decide": {
      const made = decisionOf(entry, view.decisions.length + 1, units);
      return made ? { ...view, decisions: [...view.decisions, made] } : view;
    }
    case "amend": {
      const decisions = view.decisions.map((decision) =>
        decision.id === act.input.decisionId ? amended(decision, entry, units) : decision,
      );
      return { ...view, decisions };
    }
    case "drop": {
      const decisions = view.decisions
        .filter(({ id }) => id !== act.input.decisionId)
        .map((decision, index) => ({ ...decision, sequence: index + 1 }));
      return { ...view, decisions };
    }
    case "attendance": {
      const { attendanceId, version: _, ...said } = act.input;
      const attendance = view.attendance.map((one) =>
        one.id === attendanceId ? { ...one, ...given(said) } : one,
      );
      return { ...view, attendance: attendance as Attendance[] };
    }
    case "allPresent": {
      const attendance = view.attendance.map((one) => ({ ...one, presence: one.presence ?? "present" }));
      return { ...view, attendance: attendance as Attendance[] };
    }
    case "addAttendance": {
      const made = attendeeOf(entry);
      return made ? { ...view, attendance: [...view.attendance, made] } : view;
    }
    case "addItem": {
      const made = addedItem(entry, view.items.length + 1);
      return made ? { ...view, items: [...view.items, made] } : view;
    }
    default:
      return view;
  }
}

/** The meeting as the clerk has it: what the server has, and on it what waits to be saved. */
export const overlaid = (
  server: Snapshot,
  entries: readonly QueueEntry[],
  units: readonly Unit[],
): Snapshot =>
  entries.filter(({ refused }) => !refused).reduce((view, entry) => applied(view, entry, units), server);
