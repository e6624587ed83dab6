import type { IssueCategory } from "@/lib/issues/rules/kinds";
import { localUnitOf, type RegionKey } from "./units";

/** A cause in the ledger's words: what is written when it is raised, worked on and struck off. */
export type IssueTexts = {
  category: IssueCategory;
  title: string;
  wanted: string;
  effect: string;
  target?: { quantity: number; unit: string };
  progress: readonly string[];
  closing: string;
  /** Who must score. */
  lead: (region: RegionKey) => string;
  assisting: string;
};

const city = (name: string) => () => name;

const land: IssueTexts = {
  category: "land",
  title: "红线内房屋及附着物补偿未完成，作业面不能移交",
  wanted: "请属地加快签约腾退，分段移交作业面。",
  effect: "剩余房屋全部签约腾退，作业面连续移交施工单位",
  target: { quantity: 100, unit: "%" },
  progress: [
    "已逐户核实附着物清册，安置过渡费标准经区县政府研究同意。",
    "新签约7户，对2户有异议的由司法所上门调解。",
    "剩余3户已达成一致，正在办理资金拨付，先行移交A段作业面。",
  ],
  closing: "房屋及附着物补偿全部完成，作业面已移交，移交单由施工、监理、属地三方签字。",
  lead: (region) => localUnitOf(region, "housing"),
  assisting: "市国土资源局",
};

const funding: IssueTexts = {
  category: "funding",
  title: "配套资金不到位，拖欠工程进度款",
  wanted: "请协调拨付到期进度款，落实后续融资。",
  effect: "到期进度款拨付到位，施工力量恢复到计划水平",
  progress: [
    "已会同业主核对应付工程款清单，缺口数经三方确认。",
    "首批资金已调度，银行授信材料已补齐上报。",
    "银行已出具放款条件，抵押手续正在办理。",
  ],
  closing: "到期进度款已全部支付，银行放款到账，施工单位人员机械已恢复。",
  lead: city("市财政局"),
  assisting: "市发展改革委",
};

const approval: IssueTexts = {
  category: "approval",
  title: "用地手续未批，施工许可证不能办理",
  wanted: "请指导组件报批，容缺先行办理规划许可。",
  effect: "取得用地批复，办结施工许可证",
  progress: [
    "已派专人指导组件，补正勘测定界和社保材料。",
    "组件已报省厅，正在会审，补正意见1条已回复。",
    "规划许可已容缺受理，待用地批复后即发证。",
  ],
  closing: "用地批复已取得，施工许可证已核发。",
  lead: city("市国土资源局"),
  assisting: "市规划局",
};

const power: IssueTexts = {
  category: "power",
  title: "场内10千伏线路迁改和施工用电增容未落实",
  wanted: "请供电单位确定迁改方案，办理临时用电增容。",
  effect: "线路迁改完成，临时用电增容投运",
  progress: [
    "供电、业主、设计已现场踏勘，迁改路径方案已定。",
    "停电计划已排入本月检修，杆塔基础施工完成六成。",
    "迁改线路架设完成，正在验收送电。",
  ],
  closing: "10千伏线路迁改完成并送电，临时用电增容已投运，夜间施工恢复。",
  lead: city("市经济和信息化委"),
  assisting: "市规划局",
};

const site: IssueTexts = {
  category: "site",
  title: "弃土场未落实，土方外运受限",
  wanted: "请协调弃土场地，放宽运输时段。",
  effect: "弃土场启用，日出土能力满足计划",
  progress: [
    "已比选3处弃土场，属地同意使用其中1处，环评正在公示。",
    "运输路线和时段已由交警核定，临时便道开始修筑。",
    "便道贯通，弃土场挡护工程完成，具备启用条件。",
  ],
  closing: "弃土场已启用，运输道路修复，日出土量达到计划要求。",
  lead: city("市城市管理行政执法局"),
  assisting: "市环境保护局",
};

const stalled: IssueTexts = {
  ...funding,
  title: "业主资金链紧张，现场基本停工",
  wanted: "请市、县协调化解业主债务，推动复工。",
  effect: "形成化解方案，恢复实质性施工",
  progress: [
    "已召开债权人协调会，业主提交资产处置清单。",
    "引入战略投资人正在尽职调查，工资款已由属地垫付。",
  ],
  closing: "化解方案已签署，首批复工资金到账，施工单位已进场。",
};

const milestone: IssueTexts = {
  category: "road",
  title: "关键节点滞后，材料运输通道受限",
  wanted: "请协调材料运输和夜间施工。",
  effect: "运输通道畅通，滞后节点完成",
  progress: ["已核发大件运输和夜间施工手续，绕行方案公布。", "节点工程增加两个班组，每日通报进度。"],
  closing: "滞后节点已完成，运输通道恢复正常。",
  lead: city("市交通运输局"),
  assisting: "市城市管理行政执法局",
};

const acceptance: IssueTexts = {
  category: "approval",
  title: "竣工专项验收资料不齐，不能按期验收",
  wanted: "请主管部门提前介入，并联开展专项验收。",
  effect: "消防、规划核实等专项验收一次通过",
  progress: ["已组织消防、规划、人防预验收，整改意见11条。", "整改完成9条，其余2条月底前完成。"],
  closing: "专项验收全部通过，工程转入结算。",
  lead: city("市住房城乡建设局"),
  assisting: "市规划局",
};

/** What a report's problem text is about; null: nothing to raise. */
export function causeIn(problems: string): { texts: IssueTexts; over: boolean } | null {
  const over = /已解决|已到位|已办结|迁改完成|已启用|的“.*”已完成|工程已完工/.test(problems);
  const found = (
    [
      [/资金链|业主资金/, stalled],
      [/资金/, funding],
      [/征地拆迁|未完成补偿/, land],
      [/用地手续|施工许可/, approval],
      [/线路|管线/, power],
      [/弃土/, site],
      [/专项验收|工程已完工/, acceptance],
      [/未能按期完成|滞后/, milestone],
    ] as const
  ).find(([pattern]) => pattern.test(problems));
  return found ? { texts: found[1], over } : null;
}

/** What inspections on site and the year's plan bring up, beside the reports. */
export const inspected: readonly IssueTexts[] = [
  {
    category: "water",
    title: "施工用水管径不足，混凝土养护受影响",
    wanted: "请供水单位接驳DN200管道。",
    effect: "DN200供水管接驳通水",
    target: { quantity: 1.2, unit: "km" },
    progress: ["接驳点已确定，管材进场。", "管道敷设完成，正在冲洗消毒。"],
    closing: "供水管道接驳通水，水压满足施工要求。",
    lead: city("市水务局"),
    assisting: "市住房城乡建设局",
  },
  {
    category: "gas",
    title: "燃气中压管与路基冲突，需迁改",
    wanted: "请燃气企业出具迁改方案并实施。",
    effect: "燃气管迁改完成，路基连续施工",
    target: { quantity: 460, unit: "m" },
    progress: ["迁改方案经专家评审通过。", "沟槽开挖完成一半，安全监护人员到位。"],
    closing: "燃气管迁改完成并置换通气，路基恢复施工。",
    lead: city("市住房城乡建设局"),
    assisting: "市规划局",
  },
  {
    category: "telecom",
    title: "通信光缆横穿基坑，影响支护施工",
    wanted: "请三家通信企业同步迁改光缆。",
    effect: "光缆迁改割接完成",
    progress: ["三家企业已踏勘，割接时间排定。", "两家完成割接，一家待夜间窗口。"],
    closing: "三家光缆全部割接完成，基坑支护恢复。",
    lead: city("市经济和信息化委"),
    assisting: "市住房城乡建设局",
  },
  {
    category: "broadcasting",
    title: "广电杆线未迁，影响管廊入廊段施工",
    wanted: "请广电网络公司迁移杆线。",
    effect: "广电杆线入地，管廊段移交",
    progress: ["迁移费用已核定，施工队伍进场。"],
    closing: "广电杆线全部入地，管廊入廊段已移交。",
    lead: city("市住房城乡建设局"),
    assisting: "市财政局",
  },
  {
    category: "road",
    title: "进场道路未贯通，大型设备不能进场",
    wanted: "请加快进场道路建设。",
    effect: "进场道路贯通",
    target: { quantity: 2.4, unit: "km" },
    progress: ["路基完成八成，涵洞浇筑完成。", "水稳层摊铺完成，正在养护。"],
    closing: "进场道路贯通，设备已进场。",
    lead: city("市交通运输局"),
    assisting: "市国土资源局",
  },
  {
    category: "site",
    title: "现场扬尘和渣土车带泥上路被投诉",
    wanted: "请督促整改，落实六个百分之百。",
    effect: "扬尘防治措施全部到位，复查合格",
    progress: ["冲洗平台和喷雾设施已安装。", "裸土覆盖完成，渣土车全部更换密闭车型。"],
    closing: "复查合格，连续两周无投诉。",
    lead: city("市住房城乡建设局"),
    assisting: "市环境保护局",
  },
  {
    category: "other",
    title: "阻工，村民对便道占用补偿有异议",
    wanted: "请属地做好群众工作，恢复施工。",
    effect: "补偿协议签订，恢复正常施工秩序",
    progress: ["属地已召开村民代表会，补偿标准公示。"],
    closing: "补偿协议签订兑现，施工秩序恢复。",
    lead: (region) => localUnitOf(region, "farming"),
    assisting: "市国土资源局",
  },
];

/** Directives that concern no single project. */
export const cityWide: readonly (IssueTexts & { description: string })[] = [
  {
    category: "approval",
    title: "建立重点项目并联审批专窗",
    description: "市领导调研重点项目时指出，审批环节互为前置问题突出，须在政务大厅设专窗并联办理。",
    wanted: "请提出专窗设置方案并运行。",
    effect: "专窗投入运行，前期审批压缩三分之一",
    progress: ["专窗方案已征求12个部门意见。", "人员和系统到位，开始试运行。"],
    closing: "专窗运行满一月，受理项目37个，平均用时压缩三成以上。",
    lead: city("市发展改革委"),
    assisting: "市规划局",
  },
  {
    category: "land",
    title: "统筹解决年度重点项目用地指标缺口",
    description: "年度用地指标缺口较大，影响一批项目开工，须统筹增减挂钩和存量盘活。",
    wanted: "请提出指标统筹方案。",
    effect: "重点项目用地指标应保尽保",
    progress: ["已梳理存量建设用地，形成盘活清单。", "向省厅争取追加指标，首批已下达。"],
    closing: "年度重点项目用地指标全部落实。",
    lead: city("市国土资源局"),
    assisting: "市发展改革委",
  },
  {
    category: "funding",
    title: "协调金融机构与重点项目融资对接",
    description: "一批项目融资进度慢，须组织银企对接，逐项目明确放款条件和时间。",
    wanted: "请组织银企对接会并跟踪放款。",
    effect: "签约项目放款率达到八成",
    target: { quantity: 80, unit: "%" },
    progress: ["已组织两场对接会，签约意向21项。", "放款条件逐项核对，放款率六成。"],
    closing: "签约项目放款率超过八成，台账逐月通报。",
    lead: city("市财政局"),
    assisting: "市投资促进局",
  },
  {
    category: "site",
    title: "规范重点项目渣土运输和弃土场管理",
    description: "多个项目弃土困难，须统一规划弃土场，规范运输时段和路线。",
    wanted: "请划定弃土场，公布运输路线。",
    effect: "弃土场满足在建项目需要",
    progress: ["已踏勘选址9处，其中5处具备条件。"],
    closing: "5处弃土场启用，运输路线图公布。",
    lead: city("市城市管理行政执法局"),
    assisting: "市规划局",
  },
];
