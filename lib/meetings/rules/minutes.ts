import {
  chineseDay,
  chineseMonth,
  chineseNumber,
  chineseTime,
  meetingName,
} from "@/lib/meetings/rules/chinese-words";
import type { MinutesFacts } from "@/lib/meetings/rules/facts";
import type {
  MinutesContent,
  MinutesParagraph,
  MinutesSection,
  MinutesSectionKey,
  MinutesTable,
} from "@/lib/meetings/rules/minutes-content";
import {
  accountParagraphs,
  checkParagraphs,
  decisionParagraphs,
  lampParagraphs,
  otherParagraphs,
  type Said,
  studyParagraphs,
} from "@/lib/meetings/rules/minutes-paragraphs";
import { checkTable, decisionTable, lampTable, type MinutesWords } from "@/lib/meetings/rules/minutes-tables";

type Draft = { key: MinutesSectionKey; name: string; said: Said[]; table: MinutesTable | null };

const annexOf = (table: MinutesTable): MinutesTable | null => (table.rows.length > 0 ? table : null);

/** What the meeting did, in the order of its agenda; what it did not do is not spoken of. */
function doings({ checks, lamps, accounts, studied, free, period, on }: MinutesFacts): string {
  const lampNews = lamps.some(({ projects }) => projects.length > 0);
  const done = [
    ...(checks.length > 0 ? ["对照检查了上次会议议定事项落实情况"] : []),
    ...(lampNews ? [`通报了${period ? `${chineseMonth(period, on)}份` : ""}项目亮灯情况`] : []),
    ...(accounts.length > 0 ? [`听取了${accounts.length}个单位现场交账`] : []),
    ...(studied.length > 0 ? [`研究了${studied.length}件需要协调解决的事项`] : []),
    ...(free.length > 0 && studied.length === 0 ? ["研究了其他有关工作"] : []),
  ];
  return done.length > 0 ? `会议${done.join("，")}。` : "";
}

function opening(facts: MinutesFacts): string {
  const { series, ordinal, on, startTime, place, chair } = facts;
  const held = `${chineseDay(on)}${chineseTime(startTime)}，${chair}在${place}主持召开${meetingName(series.name, ordinal)}。`;
  const done = doings(facts);
  if (facts.decisions.length > 0) return `${held}${done}现将会议情况和议定事项纪要如下：`;
  return done ? `${held}${done}现将会议情况纪要如下：` : held;
}

const listed = (rows: MinutesFacts["attendance"]): string =>
  rows
    .map(({ name, person, presence }) => {
      const who = person && person !== name ? `${name}${person}` : name;
      return presence === "deputy" ? `${who}（代）` : who;
    })
    .join("、");

/** Nobody is listed before the roll has been called (GB/T 9704-2012, 10.3). */
const rolls = (facts: MinutesFacts) =>
  (
    [
      { key: "attendance:present", label: "出席", of: ["present", "deputy"] },
      { key: "attendance:leave", label: "请假", of: ["leave"] },
      { key: "attendance:absent", label: "缺席", of: ["absent"] },
    ] as const
  ).flatMap(({ key, label, of }) => {
    const rows = facts.attendance.filter(
      ({ presence }) => presence && (of as readonly string[]).includes(presence),
    );
    return rows.length > 0 ? [{ key, label, text: `${listed(rows)}。` }] : [];
  });

function distribution({ attendance }: MinutesFacts): string {
  const names = (isLeader: boolean) =>
    attendance.filter((row) => row.isLeader === isLeader).map(({ name }) => name);
  const groups = [names(true), names(false)].filter((group) => group.length > 0);
  return groups.length > 0 ? `${groups.map((group) => group.join("、")).join("，")}。` : "各有关单位。";
}

/**
 * 印发机关: who convenes the series. At level 1 that is the region's project office or the programme's command, above it
 * the centre (domain.md, Meetings).
 */
function issuedBy({ series, centreName }: MinutesFacts): string {
  if (series.level !== 1) return centreName;
  if (series.programme !== null) return series.programme;
  return series.region === null ? centreName : `${series.region}项目办`;
}

/**
 * The wording of the minutes by rule, every paragraph under a stable key; a hand's words in `facts.texts` take its
 * place. Sections without content fall away and the numbers close up. `words`: how a lamp and a reason read.
 */
export function wordMinutes(facts: MinutesFacts, words: MinutesWords): MinutesContent {
  const settle = ({ key, heading, text }: Said): MinutesParagraph => {
    const hand = facts.texts[key]?.trim();
    return { key, heading: heading ?? null, text: hand || text, worded: Boolean(hand) };
  };
  const month = facts.period ? `${chineseMonth(facts.period, facts.on)}份` : "";
  const drafts: Draft[] = [
    {
      key: "check",
      name: "上次会议议定事项对照检查情况",
      said: checkParagraphs(facts),
      table: annexOf(checkTable(facts)),
    },
    {
      key: "lamps",
      name: `${month}项目亮灯情况`,
      said: lampParagraphs(facts, words),
      table: annexOf(lampTable(facts, words)),
    },
    { key: "account", name: "现场交账情况", said: accountParagraphs(facts), table: null },
    { key: "study", name: "研究事项", said: studyParagraphs(facts), table: null },
    {
      key: "decisions",
      name: "议定事项",
      said: decisionParagraphs(facts),
      table: annexOf(decisionTable(facts)),
    },
    { key: "other", name: "其他", said: otherParagraphs(facts), table: null },
  ];
  const sections: MinutesSection[] = drafts
    .filter(({ said }) => said.length > 0)
    .map(({ key, name, said, table }, index) => ({
      key,
      heading: `${chineseNumber(index + 1)}、${name}`,
      paragraphs: said.map(settle),
      table: table?.kind ?? null,
    }));
  return {
    mark: `${facts.series.name}纪要`,
    issue: `第${facts.ordinal || "　"}期`,
    issuedBy: issuedBy(facts),
    issuedOn: facts.issuedOn ? chineseDay(facts.issuedOn) : "　　年　月　日",
    title: `${meetingName(facts.series.name, facts.ordinal)}纪要`,
    opening: settle({ key: "opening", text: opening(facts) }),
    sections,
    attendance: rolls(facts).map(({ label, ...said }) => ({ label, ...settle(said) })),
    annexes: drafts.flatMap(({ table }) => (table ? [table] : [])),
    distribution: settle({ key: "distribution", text: distribution(facts) }),
  };
}
