import { describe, expect, it } from "vitest";
import type { MinutesFacts } from "@/lib/meetings/rules/facts";
import { wordMinutes } from "@/lib/meetings/rules/minutes";
import { wordInput } from "@/lib/meetings/schema";
import {
  checkOf,
  decisionOf,
  emptyFacts,
  lampLine,
  sixthMeeting,
  unitSheetOf,
} from "@/tests/support/minutes-facts";

const words = {
  lamp: (lamp: string) => ({ red: "红灯", yellow: "黄灯", green: "绿灯", paused: "暂停" })[lamp] ?? "",
  reason: () => "投资完成序时的 52%",
};
const worded = (facts: Partial<MinutesFacts>) => wordMinutes({ ...emptyFacts, ...facts }, words);
const paragraphs = (facts: Partial<MinutesFacts>) => {
  const { opening, sections, attendance, distribution } = worded(facts);
  return [opening, ...sections.flatMap((section) => section.paragraphs), ...attendance, distribution];
};
const said = (facts: Partial<MinutesFacts>, key: string) => {
  const found = paragraphs(facts).find((paragraph) => paragraph.key === key);
  return found && `${found.heading ?? ""}${found.text}`;
};

describe("开头", () => {
  it("写时间、地点、主持、会议做了什么", () => {
    expect(said(sixthMeeting, "opening")).toBe(
      "2017年7月31日上午9时，市长在市政府第一会议室主持召开全市第六次重大项目工作例会。会议对照检查了上次会议议定事项落实情况，通报了7月份项目亮灯情况，听取了1个单位现场交账，研究了1件需要协调解决的事项。现将会议情况和议定事项纪要如下：",
    );
  });

  it("没有做的不写：只有一件议定事项", () => {
    expect(said({ decisions: [decisionOf(1)] }, "opening")).toBe(
      "2017年3月31日上午9时，市长在市政府第一会议室主持召开全市第一次重大项目工作例会。现将会议情况和议定事项纪要如下：",
    );
  });

  it("跨年的月份写年份", () => {
    const facts = { on: "2018-01-31", period: "2017-12", lamps: sixthMeeting.lamps };
    expect(said(facts, "opening")).toContain("通报了2017年12月份项目亮灯情况");
    expect(said(facts, "lamps")).toMatch(/^截至2017年12月底，新增红灯3个，连续红灯1个，退出红灯1个。/);
  });
});

describe("印发", () => {
  it.each([
    ["全市的", { level: 3, region: null, programme: null }, "资阳市项目推进中心"],
    ["项目推进中心的", { level: 2, region: null, programme: null }, "资阳市项目推进中心"],
    ["区县的", { level: 1, region: "安岳县", programme: null }, "安岳县项目办"],
    ["指挥部的", { level: 1, region: null, programme: "临空经济区建设指挥部" }, "临空经济区建设指挥部"],
  ])("%s例会，由召集的机关印发", (_whose, series, by) => {
    expect(worded({ series: { name: "例会", ...series } }).issuedBy).toBe(by);
  });
});

describe("一、对照检查", () => {
  it("写几件、从哪来、结果各几件、结转几件", () => {
    expect(said(sixthMeeting, "check")).toBe(
      "会议对照检查议定事项4件，其中上次会议议定2件、以前会议结转2件。经逐件核对，已办结1件，有进展1件，无进展1件，未到时限1件。未办结的3件结转下次会议继续对照检查。",
    );
  });

  it.each([
    [
      "全是上次会议的",
      [checkOf("a", { result: "closed" })],
      "1件，均为上次会议议定。经逐件核对，已办结1件。全部办结，没有结转事项。",
    ],
    [
      "全是结转的、没来得及检查的",
      [checkOf("a", { times: 3, result: null })],
      "1件，均为以前会议结转。经逐件核对，未及检查1件。未办结的1件",
    ],
  ])("%s", (_, checks, words) => expect(said({ checks }, "check")).toContain(words));

  it("办结的列名称和编号", () => {
    expect(said(sixthMeeting, "check:closed")).toBe(
      "已办结的1件为：成资大道用地预审（WT-2017-0007，项目：城东新区棚户区改造）。",
    );
  });

  it("无进展的逐件点名，写三定、结转几次、说明、提级；有进展的不点名", () => {
    expect(said(sixthMeeting, "check:c3")).toBe(
      "（一）电网迁改资金未到位。（WT-2017-0003，项目：城东新区棚户区改造，牵头单位：市财政局，责任人：王科长，办结时限：7月20日）已结转2次，本次检查无进展。资金方案尚未报批。会议决定提级督办。",
    );
    expect(said(sixthMeeting, "check:c2")).toBeUndefined();
  });

  it("三定不全的只写有的；下级会议提请上一级", () => {
    const checks = [
      checkOf("a", {
        project: null,
        leadUnit: null,
        leadPerson: null,
        deadline: null,
        result: "no_progress",
        escalates: true,
      }),
    ];
    expect(said({ checks, series: { ...emptyFacts.series, name: "周例会", level: 1 } }, "check:a")).toBe(
      "（一）城东新区12户房屋未签约。（WT-2017-0012）本次检查无进展。会议决定提请上一级协调解决。",
    );
  });
});

describe("二、亮灯", () => {
  it("总数按变化写，最长的红灯点名", () => {
    expect(said(sixthMeeting, "lamps")).toBe(
      "截至7月底，新增红灯3个，连续红灯1个，退出红灯1个。连续红灯时间最长的是货运站场，已连续3个月。",
    );
  });

  it("每种变化按单位写个数，写项目、原因和会上的话", () => {
    expect(said(sixthMeeting, "lamps:newly_red")).toBe(
      "（一）新增红灯3个。按责任单位分：市住建局2个、市交通局1个。具体为：城东新区棚户区改造、园区污水处理厂、县道改造工程。主要原因：投资完成低于序时2个、到期未开工1个。市住建局要在8月10日前拿出追赶计划。",
    );
  });

  it("新增黄灯只写个数和原因，退出红灯不写原因", () => {
    const lamps = [
      {
        change: "newly_yellow",
        remark: "",
        projects: [lampLine("甲", "市交通局", { lamp: "yellow", redRun: 0 })],
      },
      { change: "exit", remark: "", projects: [lampLine("乙", "市交通局", { lamp: "green", redRun: 0 })] },
    ] as const;
    const facts = { lamps: lamps.map((item) => ({ ...item, projects: [...item.projects] })) };
    expect(said(facts, "lamps:newly_yellow")).toBe(
      "（一）新增黄灯1个。按责任单位分：市交通局1个。主要原因：投资完成低于序时1个。",
    );
    expect(said(facts, "lamps:exit")).toBe("（二）退出红灯1个。按责任单位分：市交通局1个。具体为：乙。");
  });

  it("没有项目、没有话的变化不写", () => {
    expect(worded({ lamps: [{ change: "exit", remark: " ", projects: [] }] }).sections).toEqual([]);
  });
});

describe("三、交账　四、研究　五、议定　六、其他", () => {
  it("交账一个单位一段", () => {
    expect(said(sixthMeeting, "account:a1")).toBe(
      "（一）市住建局。责任项目3个，其中红灯1个、黄灯1个；未销号事项2件，其中逾期1件。陈副局长表示，8月15日前完成剩余3户签约，8月底投资进度追上序时。",
    );
    const sheet = unitSheetOf("市交通局", { projects: [], issues: [] });
    const accounts = [{ itemId: "a", why: { code: "ADDED", byName: "中心" } as const, remark: "", sheet }];
    expect(said({ accounts }, "account:a")).toBe("（一）市交通局。");
  });

  it("研究事项写来由、会上的话、结论或议定第几项", () => {
    expect(said(sixthMeeting, "study:s1")).toBe(
      "（一）货运站场进场道路用地。（WT-2017-0044，牵头单位：市交通局，逾期未解决，7月25日由二级自动提级）市国土资源局说明了指标情况。会议作出决定，见议定事项第2项。",
    );
  });

  it("议定事项编号，写牵头、责任人、配合、时限、效果；没有配合的不写，跨年的写年份", () => {
    expect(said(sixthMeeting, "decision:1")).toBe(
      "1. 完成城东新区剩余3户签约。由市住建局牵头（责任人：陈副局长），雁江区政府、市国土资源局配合，8月15日前完成。预期效果：3户全部签约，8月底前交付场地。",
    );
    expect(said(sixthMeeting, "decision:2")).toContain("牵头（责任人：刘科长），2018年1月10日前完成。");
  });

  it("其他写说明和会上的话", () => {
    expect(said(sixthMeeting, "free:f1")).toBe("（一）8月督查安排。由市项目推进中心牵头，8月中旬开展。");
  });
});

describe("成文", () => {
  it("没有内容的部分不写，序号顺延", () => {
    const { decisions, free } = sixthMeeting;
    expect(worded({ decisions, free }).sections.map(({ heading }) => heading)).toEqual([
      "一、议定事项",
      "二、其他",
    ]);
    expect(worded(sixthMeeting).sections.map(({ heading }) => heading)).toEqual([
      "一、上次会议议定事项对照检查情况",
      "二、7月份项目亮灯情况",
      "三、现场交账情况",
      "四、研究事项",
      "五、议定事项",
      "六、其他",
    ]);
  });

  it("第一次会议、没有议程、没有点名：只有开头和分送", () => {
    const content = worded({});
    expect(content).toMatchObject({ sections: [], attendance: [], annexes: [], issue: "第1期" });
    expect(content.opening.text).toMatch(/例会。$/);
    expect(content.issuedOn).toBe("　　年　月　日");
    expect(content.distribution.text).toBe("各有关单位。");
  });

  it("出席、请假、缺席分列，代会的注明；无人请假、缺席不列", () => {
    expect(worded(sixthMeeting).attendance.map(({ label, text }) => `${label}：${text}`)).toEqual([
      "出席：市长、分管城建副市长、市住建局陈副局长、市交通局黄科长（代）。",
      "请假：市国土资源局。",
      "缺席：安岳县政府。",
    ]);
    const attendance = sixthMeeting.attendance.slice(0, 3);
    expect(worded({ attendance }).attendance.map(({ label }) => label)).toEqual(["出席"]);
  });

  it("手改的段落用手改的话，清空就恢复", () => {
    const texts = { opening: "会议开了。", "check:c3": "  ", "account:a1": "住建局已经表态。" };
    const facts = { ...sixthMeeting, texts };
    expect(
      paragraphs(facts)
        .filter((paragraph) => paragraph.worded)
        .map(({ key }) => key),
    ).toEqual(["opening", "account:a1"]);
    expect(said(facts, "account:a1")).toBe("（一）市住建局。住建局已经表态。");
    expect(said(facts, "check:c3")).toBe(said(sixthMeeting, "check:c3"));
  });

  it("段落的键各不相同，都能手改", () => {
    const keys = paragraphs(sixthMeeting).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    const meetingId = "0190a1b2-0000-7000-8000-000000000000";
    for (const key of keys) expect(wordInput.safeParse({ meetingId, key, text: "" }).success, key).toBe(true);
  });

  it("附件的表：每一行的格数与表头一致，宽156毫米", () => {
    const { annexes } = worded(sixthMeeting);
    expect(annexes.map(({ kind, rows }) => [kind, rows.length])).toEqual([
      ["check", 4],
      ["lamps", 5],
      ["decisions", 2],
    ]);
    for (const { columns, rows } of annexes) {
      expect(columns.reduce((sum, { widthMm }) => sum + widthMm, 0)).toBe(156);
      for (const row of rows) expect(row).toHaveLength(columns.length);
    }
  });
});
