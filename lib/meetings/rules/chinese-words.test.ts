import { describe, expect, it } from "vitest";
import { chineseNumber, chineseTime, meetingName, sentence } from "@/lib/meetings/rules/chinese-words";

describe("数、时间、会议名称按公文写法", () => {
  it.each([
    [1, "一"],
    [10, "十"],
    [12, "十二"],
    [24, "二十四"],
    [100, "一百"],
    [105, "一百零五"],
    [112, "一百一十二"],
    [240, "二百四十"],
  ])("%i 写作%s", (count, name) => expect(chineseNumber(count)).toBe(name));

  it.each([
    ["09:00", "上午9时"],
    ["12:05", "下午12时5分"],
    ["14:30", "下午2时30分"],
    ["19:00", "晚上7时"],
  ])("%s 写作%s", (time, name) => expect(chineseTime(time)).toBe(name));

  it("“全市”的例会次数写在“全市”之后，其他例会写在名称之后", () => {
    expect(meetingName("全市重大项目工作例会", 6)).toBe("全市第六次重大项目工作例会");
    expect(meetingName("雁江区项目推进周例会", 12)).toBe("雁江区项目推进周例会第十二次会议");
    expect(meetingName("全市重大项目工作例会", 0)).toBe("全市重大项目工作例会");
  });

  it("手写的话补句号，不重复", () => {
    expect(["", "已签约9户", "已签约9户，", "已签约9户。", "资金（省级）"].map(sentence)).toEqual([
      "",
      "已签约9户。",
      "已签约9户。",
      "已签约9户。",
      "资金（省级）。",
    ]);
  });
});
