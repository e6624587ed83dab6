import { createTranslator } from "use-intl/core";
import { minutesDocument } from "@/lib/document/minutes";
import { type UnitSheetWords, unitSheet } from "@/lib/document/unit-sheet";
import { meetingName } from "@/lib/meetings/rules/chinese-words";
import type { MinutesFacts, UnitSheet } from "@/lib/meetings/rules/facts";
import { wordMinutes } from "@/lib/meetings/rules/minutes";
import type { MinutesContent } from "@/lib/meetings/rules/minutes-content";
import { lampWords } from "@/lib/web/lamp-words";
import { packWorkbook } from "@/lib/web/meeting-pack";
import messages from "@/messages/zh-CN.json";

export type MadeDocument = { name: string; bytes: Buffer };

function words(): UnitSheetWords {
  const t = createTranslator({ locale: "zh-CN", messages, namespace: "issues" });
  const { lamp, reason } = lampWords();
  return { lamp, reason, state: (state) => t(`states.${state}`) };
}

/** The wording alone, for the page on which it is edited. */
export const minutesContent = (facts: MinutesFacts): MinutesContent => wordMinutes(facts, words());

/** 纪要 and 会议资料 of a meeting. Official papers: Chinese, whatever language the page is in. */
export async function renderMinutes(
  facts: MinutesFacts,
): Promise<{ minutes: MadeDocument; pack: MadeDocument; content: MinutesContent }> {
  const content = minutesContent(facts);
  const heading = meetingName(facts.series.name, facts.ordinal);
  const [minutes, pack] = await Promise.all([
    minutesDocument(content),
    packWorkbook(facts, heading, words()),
  ]);
  return {
    minutes: { name: `${content.title}.docx`, bytes: minutes },
    pack: { name: `${heading}会议资料.xlsx`, bytes: pack },
    content,
  };
}

/** 现场交账一页表: one A4 page of a unit. `heading`: the meeting, "全市第六次重大项目工作例会". */
export const unitSheetDocument = async (sheet: UnitSheet, heading: string): Promise<MadeDocument> => ({
  name: `${sheet.unit.name}交账一页表.docx`,
  bytes: await unitSheet(sheet, heading, { ...words(), reason: lampWords().why }),
});
