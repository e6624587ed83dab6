/** A paragraph of the minutes. A line break in `text` begins a new one on paper. */
export type MinutesParagraph = {
  /** Stable over the meeting's life; `MinutesFacts.texts` has a hand's words by it. */
  key: string;
  /** Level-2 heading that leads into the text, "（一）市住建局。"; null: none. */
  heading: string | null;
  text: string;
  /** A hand's words stand in place of the rules'. */
  worded: boolean;
};

export const minutesTableKinds = ["check", "lamps", "decisions"] as const;
export type MinutesTableKind = (typeof minutesTableKinds)[number];

export type MinutesColumn = {
  header: string;
  /** In millimetres; a table's columns add up to the type area's 156. */
  widthMm: number;
  align: "left" | "center" | "right";
};

/** 附件: a table behind the text. */
export type MinutesTable = {
  kind: MinutesTableKind;
  title: string;
  columns: readonly MinutesColumn[];
  rows: readonly (readonly string[])[];
};

export const minutesSectionKeys = ["check", "lamps", "account", "study", "decisions", "other"] as const;
export type MinutesSectionKey = (typeof minutesSectionKeys)[number];

export type MinutesSection = {
  key: MinutesSectionKey;
  /** With its number: "一、上次会议议定事项对照检查情况". */
  heading: string;
  paragraphs: readonly MinutesParagraph[];
  /** The annex that says it in full. */
  table: MinutesTableKind | null;
};

/** The minutes as they are read, shown and printed. */
export type MinutesContent = {
  /** 纪要标志. */
  mark: string;
  /** 期号, "第6期". */
  issue: string;
  issuedBy: string;
  /** In words; blank for the hand to fill in while it is a draft. */
  issuedOn: string;
  title: string;
  opening: MinutesParagraph;
  sections: readonly MinutesSection[];
  /** 出席、请假、缺席: who it is about stands in `label`. */
  attendance: readonly (MinutesParagraph & { label: string })[];
  annexes: readonly MinutesTable[];
  /** 分送. */
  distribution: MinutesParagraph;
};
