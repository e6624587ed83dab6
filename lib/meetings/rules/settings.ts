/** The meetings' numbers in one place (domain.md, Meetings). */
export const meetingSettings = {
  /** Checks in a row without progress 无进展 after which the meeting sends an issue one level up. */
  noProgressEscalates: 2,
  /** How many coming dates of a series stand in the calendar. */
  datesAhead: 2,
} as const;
