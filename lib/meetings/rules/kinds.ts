// The closed lists of meetings, without zod: the clerk's page needs them, and zod probes `eval`, which the policy stops.

export const meetingStates = ["preparing", "in_session", "drafted", "published", "cancelled"] as const;
export type MeetingState = (typeof meetingStates)[number];

export const agendaSections = ["check", "lamps", "account", "issue", "free"] as const;
export type AgendaSection = (typeof agendaSections)[number];

export const presences = ["present", "deputy", "leave", "absent"] as const;
export type Presence = (typeof presences)[number];

/** What a check, or the study of an issue, can find; `decided` is written when the minutes are published. */
export const checkResults = ["closed", "progressing", "no_progress", "not_due"] as const;
export type CheckResult = (typeof checkResults)[number];

export const offDayMoves = ["before", "after"] as const;
export type OffDayMove = (typeof offDayMoves)[number];
