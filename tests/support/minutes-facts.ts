import type { Lamp } from "@/lib/lamps/rules/lamp";
import type { LampLine } from "@/lib/meetings/rules/agenda";
import type { MinutesFacts, UnitSheet } from "@/lib/meetings/rules/facts";

/** A meeting as it began: nothing on its agenda, nobody called. */
export const emptyFacts: MinutesFacts = {
  cityName: "资阳市",
  centreName: "资阳市项目推进中心",
  series: { name: "全市重大项目工作例会", level: 3, region: null, programme: null },
  ordinal: 1,
  on: "2017-03-31",
  startTime: "09:00",
  place: "市政府第一会议室",
  chair: "市长",
  period: null,
  issuedOn: null,
  attendance: [],
  checks: [],
  lamps: [],
  accounts: [],
  studied: [],
  free: [],
  decisions: [],
  texts: {},
};

export const lampLine = (name: string, unit: string, rest: Partial<LampLine> = {}): LampLine => ({
  projectId: `p-${name}`,
  number: "2017-031",
  name,
  unitId: `u-${unit}`,
  unit,
  leader: "副市长",
  lamp: "red",
  behindRun: 2,
  redRun: 1,
  expected: 8_000,
  actual: 4_160,
  reasons: [{ code: "INVESTMENT_RATIO", measured: 0.52, threshold: 0.8 }],
  ...rest,
});

const counts = (given: Partial<Record<Lamp, number>>) => ({
  green: 0,
  yellow: 0,
  red: 0,
  paused: 0,
  ...given,
});

export const unitSheetOf = (name: string, rest: Partial<UnitSheet> = {}): UnitSheet => ({
  unit: { id: `u-${name}`, name },
  period: "2017-07",
  counts: counts({ red: 1, yellow: 1, green: 1 }),
  projects: (["red", "yellow", "green"] as const).map((lamp, index) => ({
    id: `p${index}`,
    number: `2017-0${31 + index}`,
    name: ["城东新区棚户区改造", "老城区管网改造工程", "滨江路景观提升工程"][index] ?? "",
    lamp,
    behindRun: 2 - index,
    redRun: lamp === "red" ? 1 : 0,
    annualPlan: 12_000,
    expected: 7_000,
    actual: 4_000 + index * 1_500,
    reasons: lamp === "green" ? [] : [{ code: "INVESTMENT_RATIO", measured: 0.5714, threshold: 0.8 }],
  })),
  issues: [
    {
      id: "i1",
      number: "WT-2017-0012",
      title: "城东新区12户房屋未签约",
      state: "working",
      deadline: "2017-07-20",
      daysLeft: -11,
    },
    {
      id: "i2",
      number: "WT-2017-0031",
      title: "管网改造占道施工许可",
      state: "assigned",
      deadline: "2017-08-10",
      daysLeft: 10,
    },
  ],
  promises: [
    {
      ordinal: 5,
      on: "2017-06-30",
      text: "7月20日前完成剩余12户签约",
      issue: { id: "i1", number: "WT-2017-0012", state: "working", deadline: "2017-07-20" },
      latest: { on: "2017-07-25", text: "已签约9户，剩余3户正在协商。" },
    },
  ],
  ...rest,
});

type Check = MinutesFacts["checks"][number];
export const checkOf = (itemId: string, rest: Partial<Check> = {}): Check => ({
  itemId,
  number: "WT-2017-0012",
  title: "城东新区12户房屋未签约",
  project: "城东新区棚户区改造",
  leadUnit: "市住建局",
  leadPerson: "陈副局长",
  deadline: "2017-07-20",
  effect: "12户全部签约并腾空",
  times: 0,
  result: "progressing",
  remark: "",
  escalates: false,
  ...rest,
});

type Decision = MinutesFacts["decisions"][number];
export const decisionOf = (sequence: number, rest: Partial<Decision> = {}): Decision => ({
  sequence,
  number: null,
  title: "完成城东新区剩余3户签约",
  project: "城东新区棚户区改造",
  leadUnit: "市住建局",
  leadPerson: "陈副局长",
  assisting: ["雁江区政府", "市国土资源局"],
  deadline: "2017-08-15",
  effect: "3户全部签约，8月底前交付场地",
  itemId: null,
  ...rest,
});

/** The city's sixth monthly meeting. */
export const sixthMeeting: MinutesFacts = {
  ...emptyFacts,
  ordinal: 6,
  on: "2017-07-31",
  period: "2017-07",
  issuedOn: "2017-08-01",
  attendance: [
    { name: "市长", isLeader: true, presence: "present", person: "" },
    { name: "分管城建副市长", isLeader: true, presence: "present", person: "" },
    { name: "市住建局", isLeader: false, presence: "present", person: "陈副局长" },
    { name: "市交通局", isLeader: false, presence: "deputy", person: "黄科长" },
    { name: "市国土资源局", isLeader: false, presence: "leave", person: "" },
    { name: "安岳县政府", isLeader: false, presence: "absent", person: "" },
  ],
  checks: [
    checkOf("c1", { times: 1, result: "closed", title: "成资大道用地预审", number: "WT-2017-0007" }),
    checkOf("c2", { remark: "已签约9户，剩余3户正在协商" }),
    checkOf("c3", {
      times: 2,
      result: "no_progress",
      title: "电网迁改资金未到位",
      number: "WT-2017-0003",
      leadUnit: "市财政局",
      leadPerson: "王科长",
      remark: "资金方案尚未报批",
      escalates: true,
    }),
    checkOf("c4", { result: "not_due", title: "老城区管网改造占道许可", number: "WT-2017-0031" }),
  ],
  lamps: [
    {
      change: "newly_red",
      remark: "市住建局要在8月10日前拿出追赶计划",
      projects: [
        lampLine("城东新区棚户区改造", "市住建局"),
        lampLine("园区污水处理厂", "市住建局", {
          reasons: [{ code: "NOT_STARTED", measured: 61, threshold: null }],
        }),
        lampLine("县道改造工程", "市交通局"),
      ],
    },
    {
      change: "continued_red",
      remark: "",
      projects: [lampLine("货运站场", "市交通局", { redRun: 3, behindRun: 4 })],
    },
    {
      change: "exit",
      remark: "",
      projects: [lampLine("滨江路景观提升工程", "市住建局", { lamp: "green", redRun: 0, reasons: [] })],
    },
  ],
  accounts: [
    {
      itemId: "a1",
      why: { code: "ACCOUNT", red: 1, overdue: 1, promised: 1 },
      remark: "陈副局长表示，8月15日前完成剩余3户签约，8月底投资进度追上序时",
      sheet: unitSheetOf("市住建局"),
    },
  ],
  studied: [
    {
      itemId: "s1",
      number: "WT-2017-0044",
      title: "货运站场进场道路用地",
      project: "货运站场",
      leadUnit: "市交通局",
      why: { code: "ESCALATED", cause: "clock", from: 2, on: "2017-07-25" },
      result: null,
      remark: "市国土资源局说明了指标情况",
      escalates: false,
    },
  ],
  free: [{ itemId: "f1", title: "8月督查安排", note: "", remark: "由市项目推进中心牵头，8月中旬开展" }],
  decisions: [
    decisionOf(1),
    decisionOf(2, {
      title: "解决货运站场进场道路用地指标",
      project: "货运站场",
      leadUnit: "市国土资源局",
      leadPerson: "刘科长",
      assisting: [],
      deadline: "2018-01-10",
      effect: "用地指标落实到位",
      itemId: "s1",
    }),
  ],
};
