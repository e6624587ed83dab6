import type { IssueTexts } from "./issue-texts";
import { cityUnitOf } from "./units";

const unit = (name: string) => () => name;

/** What each city meeting decides for the whole city, March to October. */
export const cityDecisions: readonly (IssueTexts & { days: number })[] = [
  {
    category: "other",
    title: "建立重点项目月调度、月通报工作机制，各责任单位明确一名分管领导和一名联络员",
    wanted: "",
    effect: "机制文件印发，分管领导和联络员名单报市项目推进中心",
    progress: ["机制文件已征求各责任单位意见。", "文件已印发，31个单位报送名单。"],
    closing: "机制文件印发执行，分管领导和联络员名单全部报齐。",
    lead: unit("市发展改革委"),
    assisting: "市财政局",
    days: 28,
  },
  {
    category: "water",
    title: "开展在建项目度汛安全排查，汛前完成围堰、高边坡和深基坑隐患整改",
    wanted: "",
    effect: "在建项目度汛方案全部审查到位，隐患整改销号",
    progress: ["排查在建项目112个，发现隐患46处，已逐处下达整改单。", "完成整改39处，其余7处落实临时措施。"],
    closing: "46处隐患全部整改到位，度汛方案审查备案。",
    lead: unit(cityUnitOf("water")),
    assisting: cityUnitOf("housing"),
    days: 32,
  },
  {
    category: "other",
    title: "调度砂石、商品混凝土保供，优先保障重点项目连续施工",
    wanted: "",
    effect: "重点项目砂石和商品混凝土日供应满足施工需要，不因断料停工",
    progress: ["已摸清42个项目砂石需求，协调3家料场增加供应。", "商品混凝土企业与28个项目签订保供协议。"],
    closing: "保供协议全部签订，连续一月未发生断料停工。",
    lead: unit(cityUnitOf("economy")),
    assisting: cityUnitOf("traffic"),
    days: 35,
  },
  {
    category: "other",
    title: "开展重点项目半年盘点，对未达序时的项目逐项制定补欠计划",
    wanted: "",
    effect: "未达序时项目全部制定补欠计划，明确到月、到责任人",
    progress: ["已逐项核对上半年投资和节点，形成欠账清单。", "补欠计划已审核两轮，其余项目限期补正。"],
    closing: "补欠计划全部审定，纳入月度通报。",
    lead: unit("市发展改革委"),
    assisting: "市财政局",
    days: 30,
  },
  {
    category: "site",
    title: "优化重点项目夜间施工和渣土运输审批，抢抓晴好天气推进土石方作业",
    wanted: "",
    effect: "夜间施工和渣土运输手续3个工作日办结，土石方作业不因手续停工",
    progress: ["审批流程已压缩为一次申报、联合踏勘。", "累计办理夜间施工手续23件，平均用时2.6个工作日。"],
    closing: "联合审批稳定运行，未办件清零。",
    lead: unit("市城市管理行政执法局"),
    assisting: cityUnitOf("environment"),
    days: 31,
  },
  {
    category: "approval",
    title: "开展到期未开工项目清零行动，逐项明确开工条件、开工时间和包抓责任人",
    wanted: "",
    effect: "到期未开工项目9月底前实质性开工，确不具备条件的按程序调整",
    progress: [
      "已逐项核实未开工原因，用地6项、手续5项、资金3项。",
      "已有8项取得施工许可并进场，其余项目用地组件已上报。",
    ],
    closing: "具备条件的项目全部开工，其余项目已按程序提请调整。",
    lead: unit("市发展改革委"),
    assisting: "市国土资源局",
    days: 30,
  },
  {
    category: "other",
    title: "启动2018年度重点项目谋划储备，编制项目建议清单",
    wanted: "",
    effect: "形成2018年度重点项目建议清单，前期工作深度满足开工要求",
    progress: ["各区县、园区和市级部门申报项目193个，正在初审。"],
    closing: "建议清单已提请市政府常务会议审议。",
    lead: unit("市发展改革委"),
    assisting: "市规划局",
    days: 60,
  },
  {
    category: "other",
    title: "组织四季度投资攻坚，对年度投资完成率低于八成的项目实行旬调度",
    wanted: "",
    effect: "年度投资完成率低于八成的项目12月底前达到序时进度",
    progress: ["旬调度名单已下发，首旬数据已汇总。"],
    closing: "旬调度项目全部达到序时进度。",
    lead: unit("市发展改革委"),
    assisting: "市财政局",
    days: 45,
  },
];

/** What the chair asks of everybody at each city meeting, March to October. */
export const chairWords: readonly string[] = [
  "会议要求，各责任单位要对照年度计划倒排工期，3月底前把任务分解到月、落实到人；市项目推进中心从本月起按月亮灯通报，对连续滞后的项目转红灯督办。",
  "会议要求，要紧盯新亮黄灯项目，逐项查清滞后原因，能在本月解决的不拖到下月；汛期将至，在建项目要把度汛安全摆在首位。",
  "会议要求，红灯项目责任单位主要负责同志要到一线调度，联系领导每月到现场不少于一次；征地拆迁、资金筹措等共性问题由市级部门集中研究。",
  "会议强调，时间过半，任务也要过半。各区县、园区要对上半年欠账逐项分析，拿出补欠措施，不得以天气、材料等客观原因代替工作责任。",
  "会议强调，高温和强降雨叠加，各项目要科学安排作业时段，安全和进度两手抓；对亮灯两个月以上仍无改观的，下次会议由责任单位主要负责同志现场说明。",
  "会议强调，三季度是全年攻坚的关键期。各责任单位要实行领导包抓、挂图作战，对红灯项目一周一调度；市级部门要主动服务，审批事项能并联的一律并联，能容缺的一律容缺。对议定事项落实不力、连续两次对照检查无进展的，由市项目推进中心提请提级督办；符合移交条件的，按规定移交市纪委监委。",
  "会议强调，四季度施工黄金期不足百日，要咬定年度目标，开工项目抓形象进度，竣工项目抓验收投用；节日期间重点项目要错峰轮休、不停工。",
  "会议强调，要全力冲刺年度目标，逐项目测算全年可完成投资，差额较大的要有替补措施；同步做好明年项目前期工作，确保一季度有项目可开。",
];

/** What a region's office arranges at its first meeting of each month, March to November. */
export const regionalWords: readonly string[] = [
  "会议安排，各责任单位核对年度计划和月度分解，明确每个项目的现场负责人；月报于25日前报送，逾期按未报处理",
  "会议安排，本月重点抓好新开工项目手续办理和汛前土石方作业，责任单位每周二前报送进展",
  "会议安排，本月对未达序时的项目逐个过堂，属地乡镇要集中力量解决征地拆迁遗留户",
  "会议安排，本月开展半年盘点，欠账项目逐项制定补欠计划；高考期间严格控制夜间施工",
  "会议安排，汛期施工要落实专人值守，深基坑、高边坡每日巡查；抢抓晴天推进主体施工",
  "会议安排，本月对黄灯、红灯项目实行周调度，责任单位主要负责同志到现场办公",
  "会议安排，抢抓施工黄金期，逐项目明确国庆前形象进度；临时用电、用水问题集中报送县级部门协调",
  "会议安排，节后一周内所有项目恢复满负荷施工；到期未开工项目逐项说明原因",
  "会议安排，对照年度目标逐项测算全年投资，差额较大的项目提出替补措施；梳理明年拟开工项目前期手续",
];

/** What is decided about a project, by the cause that its report names (the title of the cause's issue). */
export const projectDecisions: Readonly<Record<string, (project: string) => string>> = {
  "红线内房屋及附着物补偿未完成，作业面不能移交": (project) =>
    `限期完成${project}红线内剩余房屋腾退和附着物补偿，分段移交作业面`,
  "配套资金不到位，拖欠工程进度款": (project) => `落实${project}配套资金，拨付到期工程进度款`,
  "用地手续未批，施工许可证不能办理": (project) => `并联办理${project}用地和施工许可手续，容缺受理、限时办结`,
  场内10千伏线路迁改和施工用电增容未落实: (project) => `完成${project}场内10千伏线路迁改和施工用电增容`,
  "弃土场未落实，土方外运受限": (project) => `落实${project}弃土场，开通土方外运线路`,
  "业主资金链紧张，现场基本停工": (project) => `研究提出${project}业主资金化解和复工方案`,
  "关键节点滞后，材料运输通道受限": (project) => `畅通${project}材料运输通道，抢回滞后节点`,
  "竣工专项验收资料不齐，不能按期验收": (project) => `提前介入${project}专项验收，一次告知、并联办理`,
};
