import type { Day } from "@/lib/core/periods";
import type { IssueCategory } from "@/lib/issues/rules/kinds";
import { deadlineWords } from "@/lib/meetings/rules/deadline-words";
import type { SessionAct } from "@/lib/meetings/rules/session-acts";
import type { Attendance, Decision, Item, Unit } from "./overlay";

/** A decision as it is typed. The first unit leads; the deadline is in words. */
export type DecisionValues = {
  title: string;
  units: Unit[];
  person: string;
  deadline: string;
  effect: string;
  category: IssueCategory;
  projectId: string;
};

export type DecisionFault = "title" | "units" | "person" | "deadline" | "effect";

export type DecideFields = Omit<Extract<SessionAct, { act: "decide" }>["input"], "meetingId" | "itemId">;

/** What can be known beforehand: an issue that waits for its three fixes, the unit that accounts, who came for it. */
export function startingValues(item: Item | null, attendance: readonly Attendance[]): DecisionValues {
  const { issue = null, unit = null } = item ?? {};
  const lead = issue?.leadUnit ?? unit;
  return {
    title: issue?.state === "registered" ? issue.title : "",
    units: lead ? [lead] : [],
    person: lead ? personOf(lead.id, attendance, item) : "",
    deadline: "",
    effect: "",
    category: "other",
    projectId: issue?.project?.id ?? "",
  };
}

/** Who answers for a unit: the one who came for it, else the one who answers for the issue. */
export function personOf(unitId: string, attendance: readonly Attendance[], item: Item | null): string {
  const came = attendance.find((one) => one.unitId === unitId)?.person;
  const known = item?.issue?.leadUnit?.id === unitId ? item.issue.leadPerson : null;
  return known || came || "";
}

export const valuesOf = (decision: Decision): DecisionValues => ({
  title: decision.title,
  units: [decision.leadUnit, ...decision.assisting],
  person: decision.leadPerson,
  deadline: decision.deadline,
  effect: decision.effect,
  category: decision.category,
  projectId: decision.project?.id ?? "",
});

/** The fields of the command, or which of the typed are still wanting. */
export function decisionFields(
  values: DecisionValues,
  from: Day,
  isOff: (day: Day) => boolean,
): { fields: DecideFields } | { faults: DecisionFault[] } {
  const [lead, ...assisting] = values.units;
  const read = deadlineWords(values.deadline, from, isOff);
  const faults: DecisionFault[] = [];
  if (!values.title.trim()) faults.push("title");
  if (!lead) faults.push("units");
  if (!values.person.trim()) faults.push("person");
  if (!read || read.day < from) faults.push("deadline");
  if (!values.effect.trim()) faults.push("effect");
  if (!lead || !read || faults.length > 0) return { faults };
  return {
    fields: {
      title: values.title.trim(),
      leadUnitId: lead.id,
      leadPerson: values.person.trim(),
      assistingUnitIds: assisting.map(({ id }) => id),
      deadline: read.day,
      effect: values.effect.trim(),
      category: values.category,
      projectId: values.projectId || null,
    },
  };
}

/** A decision as the fields of the command. */
export const fieldsOf = (decision: Decision): DecideFields => ({
  title: decision.title,
  leadUnitId: decision.leadUnit.id,
  leadPerson: decision.leadPerson,
  assistingUnitIds: decision.assisting.map(({ id }) => id),
  deadline: decision.deadline,
  effect: decision.effect,
  category: decision.category,
  projectId: decision.project?.id ?? null,
});

/** Only what differs between two: an amendment, and what stood there before. */
export function difference(before: DecideFields, after: DecideFields) {
  const changed = (Object.keys(after) as (keyof DecideFields)[]).filter(
    (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  );
  const only = (fields: DecideFields) => Object.fromEntries(changed.map((key) => [key, fields[key]]));
  return { change: only(after) as Partial<DecideFields>, seen: only(before), any: changed.length > 0 };
}
