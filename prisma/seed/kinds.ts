import type { Duty } from "./units";

export type KindKey =
  | "road"
  | "street"
  | "supply"
  | "flood"
  | "sewage"
  | "environment"
  | "hospital"
  | "school"
  | "factory"
  | "park"
  | "commerce"
  | "renewal"
  | "town"
  | "green"
  | "energy"
  | "tourism"
  | "farming";

/** What projects of one kind have in common, for plans and for words. */
export type Kind = {
  category: string;
  duty: Duty;
  /** Total investment, 万元. */
  total: readonly [number, number];
  /** Months from start to completion. */
  months: readonly [number, number];
  subject: "enterprise" | "government" | "mixed";
  /** The invented owner's company, after the region's name. */
  company: string;
  /** Content sentence; {n} is the measured quantity, {m} a second one. */
  content: string;
  /** What is counted in the monthly texts: its name, unit and range of the whole. */
  measure: { name: string; unit: string; range: readonly [number, number]; decimals: 0 | 1 };
  second: readonly [number, number];
  /** Milestones in the order of building. */
  milestones: readonly [string, string, string, string];
  /** Works in hand by quarter of the building, in the order of building. */
  works: readonly [string, string, string, string];
};

const civil = ["施工场地移交", "基础工程完成", "主体结构封顶", "竣工验收"] as const;
const linear = ["临建和便道完成", "控制性工程开工", "主体工程贯通", "交工验收"] as const;

export const kinds: Record<KindKey, Kind> = {
  road: {
    category: "基础设施",
    duty: "traffic",
    total: [12_000, 68_000],
    months: [15, 30],
    subject: "government",
    company: "交通建设投资有限公司",
    content: "改建二级公路{n} 公里，路基宽12 米，设计时速60 公里，含桥梁{m}座及安全防护、排水等附属工程。",
    measure: { name: "路基", unit: "公里", range: [8, 42], decimals: 1 },
    second: [2, 9],
    milestones: linear,
    works: ["清表及便道施工", "路基土石方和涵洞施工", "水稳层和桥梁上部结构施工", "沥青面层、标线和护栏安装"],
  },
  street: {
    category: "城市建设",
    duty: "housing",
    total: [6_000, 46_000],
    months: [12, 24],
    subject: "government",
    company: "城市建设投资有限公司",
    content: "新建城市道路{n} 公里，红线宽{m} 米，同步实施雨污管网、照明、绿化及交通设施。",
    measure: { name: "道路", unit: "公里", range: [1, 7], decimals: 1 },
    second: [24, 50],
    milestones: linear,
    works: [
      "场地清理和土方开挖",
      "路基填筑和雨污管网安装",
      "水稳层摊铺和综合管线敷设",
      "沥青铺筑、路灯和行道树栽植",
    ],
  },
  supply: {
    category: "水利",
    duty: "water",
    total: [8_000, 75_000],
    months: [14, 28],
    subject: "mixed",
    company: "水务投资有限公司",
    content: "敷设输配水管道{n} 公里，新建取水泵站及调节水池，设计供水规模{m} 万立方米/日。",
    measure: { name: "管道", unit: "公里", range: [12, 58], decimals: 1 },
    second: [1, 10],
    milestones: linear,
    works: ["管线放样和沟槽开挖", "管道安装和阀井砌筑", "泵站土建和穿越段施工", "设备安装和分段试压"],
  },
  flood: {
    category: "水利",
    duty: "water",
    total: [6_000, 58_000],
    months: [14, 26],
    subject: "government",
    company: "水利工程建设有限公司",
    content: "整治河道及堤岸{n} 公里，清淤护坡，改建水闸{m}座，配套管理道路和信息化设施。",
    measure: { name: "堤岸", unit: "公里", range: [3, 24], decimals: 1 },
    second: [1, 6],
    milestones: linear,
    works: ["导流围堰和清淤", "堤基处理和护坡砌筑", "水闸土建和堤顶道路施工", "绿化和监测设备安装"],
  },
  sewage: {
    category: "生态环保",
    duty: "environment",
    total: [4_500, 32_000],
    months: [12, 22],
    subject: "mixed",
    company: "环境治理有限公司",
    content: "新增污水处理能力{m}00 立方米/日，配套建设截污干管{n} 公里，出水执行一级A标准。",
    measure: { name: "截污管网", unit: "公里", range: [6, 48], decimals: 1 },
    second: [12, 90],
    milestones: ["施工场地移交", "构筑物基础完成", "设备安装完成", "通水调试"],
    works: ["场地平整和基坑支护", "池体浇筑和管沟开挖", "设备基础和管网安装", "工艺设备调试"],
  },
  environment: {
    category: "生态环保",
    duty: "environment",
    total: [3_500, 52_000],
    months: [14, 26],
    subject: "mixed",
    company: "环保科技有限公司",
    content: "建设日处理{m}0 吨处理设施，土建面积{n} 平方米，配套渗滤液、烟气处理和在线监测系统。",
    measure: { name: "土建", unit: "平方米", range: [4_200, 38_000], decimals: 0 },
    second: [10, 80],
    milestones: ["施工场地移交", "桩基工程完成", "主厂房封顶", "联合调试"],
    works: ["进场道路和场平", "桩基和承台施工", "主厂房结构施工", "锅炉和烟气系统安装"],
  },
  hospital: {
    category: "社会民生",
    duty: "health",
    total: [5_000, 62_000],
    months: [18, 34],
    subject: "government",
    company: "医疗投资建设有限公司",
    content: "新建业务用房{n} 平方米，设置床位{m}0张，含门诊、医技、住院及地下停车场等。",
    measure: { name: "建筑", unit: "平方米", range: [6_000, 96_000], decimals: 0 },
    second: [8, 80],
    milestones: civil,
    works: ["基坑开挖和支护", "地下室和主体结构施工", "二次结构和机电安装", "内外装饰和医用系统安装"],
  },
  school: {
    category: "社会民生",
    duty: "education",
    total: [3_000, 42_000],
    months: [12, 24],
    subject: "government",
    company: "教育投资有限公司",
    content: "新建教学楼、综合楼、学生食堂和运动场，总建筑面积{n} 平方米，可容纳{m}个教学班。",
    measure: { name: "建筑", unit: "平方米", range: [5_000, 78_000], decimals: 0 },
    second: [12, 60],
    milestones: civil,
    works: ["场平和桩基施工", "教学楼主体结构施工", "砌体和水电安装", "外墙、运动场和室外管网施工"],
  },
  factory: {
    category: "产业",
    duty: "economy",
    total: [10_000, 120_000],
    months: [14, 30],
    subject: "enterprise",
    company: "实业有限公司",
    content:
      "占地{m} 亩，新建厂房、研发楼及配套设施{n} 平方米，购置自动化生产线，达产后预计新增就业岗位300个以上。",
    measure: { name: "厂房", unit: "平方米", range: [12_000, 150_000], decimals: 0 },
    second: [40, 420],
    milestones: ["场地平整完成", "厂房基础完成", "主体厂房完工", "设备调试投产"],
    works: ["场地平整和围墙施工", "厂房独立基础和地梁施工", "钢结构吊装和屋面施工", "生产线安装和消防施工"],
  },
  park: {
    category: "产业",
    duty: "economy",
    total: [15_000, 110_000],
    months: [18, 32],
    subject: "mixed",
    company: "园区开发有限公司",
    content: "整理建设用地{n} 亩，建设园区道路{m} 公里，配套给排水、电力、通信、燃气管网。",
    measure: { name: "场平", unit: "亩", range: [300, 2_600], decimals: 0 },
    second: [2, 12],
    milestones: linear,
    works: ["征地交付和表土剥离", "土石方挖填", "园区道路和管网施工", "电力、通信迁改和绿化"],
  },
  commerce: {
    category: "产业",
    duty: "economy",
    total: [9_000, 130_000],
    months: [16, 30],
    subject: "enterprise",
    company: "商贸发展有限公司",
    content: "建设交易、仓储、分拣和配套服务用房{n} 平方米，设停车位{m}0个，配套信息化管理平台。",
    measure: { name: "建筑", unit: "平方米", range: [15_000, 190_000], decimals: 0 },
    second: [20, 180],
    milestones: civil,
    works: ["土方和支护施工", "主体结构施工", "幕墙和机电安装", "内装和招商布展"],
  },
  renewal: {
    category: "城市建设",
    duty: "housing",
    total: [8_000, 98_000],
    months: [18, 34],
    subject: "government",
    company: "安居建设有限公司",
    content: "征收改造{n}户，新建安置住房{m}栋，配套建设道路、管网、绿化和公共服务用房。",
    measure: { name: "签约", unit: "户", range: [180, 1_900], decimals: 0 },
    second: [3, 26],
    milestones: ["征收方案公告", "签约过半", "安置房主体封顶", "交付使用"],
    works: ["入户调查和评估", "签约和房屋拆除", "安置房主体施工", "小区道路、管网和绿化施工"],
  },
  town: {
    category: "城市建设",
    duty: "housing",
    total: [5_000, 38_000],
    months: [14, 26],
    subject: "mixed",
    company: "城镇建设有限公司",
    content: "改造场镇街道{n} 公里，整治立面{m}00 平方米，新建游客中心、停车场和农贸市场。",
    measure: { name: "街道", unit: "公里", range: [1, 9], decimals: 1 },
    second: [30, 220],
    milestones: linear,
    works: ["规划设计和管线探测", "街道破拆和管网改造", "立面整治和农贸市场施工", "铺装、亮化和标识安装"],
  },
  green: {
    category: "生态环保",
    duty: "housing",
    total: [4_000, 48_000],
    months: [12, 24],
    subject: "government",
    company: "园林建设有限公司",
    content: "建设公园绿地{n} 亩，园路{m} 公里，含广场、驿站、停车场和智慧照明等设施。",
    measure: { name: "绿地", unit: "亩", range: [90, 1_400], decimals: 0 },
    second: [2, 16],
    milestones: ["场地清理完成", "地形塑造完成", "苗木栽植完成", "开放使用"],
    works: ["表土清理和地形塑造", "园路基层和水系施工", "乔灌木栽植", "铺装、照明和座椅安装"],
  },
  energy: {
    category: "基础设施",
    duty: "economy",
    total: [3_500, 28_000],
    months: [10, 20],
    subject: "enterprise",
    company: "能源有限公司",
    content: "新建线路和管线{n} 公里，配套站房{m}00 平方米及自动化监控系统。",
    measure: { name: "线路", unit: "公里", range: [8, 86], decimals: 1 },
    second: [6, 48],
    milestones: ["线路定位完成", "站房土建完成", "线路架设完成", "投运"],
    works: ["选线定位和青苗补偿", "站房土建和杆塔基础", "线路架设和设备安装", "调试和验收准备"],
  },
  tourism: {
    category: "产业",
    duty: "economy",
    total: [8_000, 86_000],
    months: [18, 32],
    subject: "mixed",
    company: "文化旅游开发有限公司",
    content: "建设景区道路{n} 公里，游客中心、停车场和民宿{m}00 平方米，完善导览和安防系统。",
    measure: { name: "景区道路", unit: "公里", range: [3, 22], decimals: 1 },
    second: [30, 280],
    milestones: linear,
    works: ["景区入口和道路路基施工", "游客中心主体施工", "民宿和步道施工", "标识、绿化和安防系统安装"],
  },
  farming: {
    category: "产业",
    duty: "farming",
    total: [3_000, 26_000],
    months: [12, 24],
    subject: "mixed",
    company: "农业开发有限公司",
    content: "建设标准化基地{n} 亩，配套田间道路{m} 公里，蓄水池、提灌站和产地初加工用房。",
    measure: { name: "基地", unit: "亩", range: [800, 12_000], decimals: 0 },
    second: [6, 60],
    milestones: ["土地流转完成", "沟渠工程完成", "种养设施完成", "县级验收"],
    works: ["土地流转和规划放线", "土地整理和沟渠开挖", "田间道路和提灌站施工", "种苗定植和加工用房装修"],
  },
};
