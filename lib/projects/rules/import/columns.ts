import { compact } from "@/lib/projects/rules/import/text";

export const moneyUnits = ["元", "万元", "亿元"] as const;
export type MoneyUnit = (typeof moneyUnits)[number];

/** What a column can be taken for; "serial" is the list's own numbering, which is not kept. */
export const importFields = [
  "serial",
  "nationalCode",
  "name",
  "nature",
  "content",
  "totalInvestment",
  "annualPlan",
  "investedBefore",
  "plannedStart",
  "plannedCompletion",
  "investmentSubject",
  "leaders",
  "responsibleUnit",
  "agent",
  "owner",
  "industryUnit",
  "pairedUnits",
  "category",
  "region",
  "level",
  "address",
  "programme",
] as const;
export type ImportField = (typeof importFields)[number];

/** Header texts as offices write them, compacted (half-width, no spaces, no money unit). */
export const aliases: Readonly<Record<ImportField, readonly string[]>> = {
  serial: ["序号", "编号", "项目序号", "项目编号", "序", "No", "No."],
  nationalCode: [
    "项目代码",
    "国家项目代码",
    "项目统一代码",
    "投资项目代码",
    "投资项目统一代码",
    "项目编码",
    "统一代码",
  ],
  name: [
    "项目名称",
    "工程名称",
    "项目单位及名称",
    "项目(工程)名称",
    "重点项目名称",
    "建设项目名称",
    "建设项目",
    "项目名",
    "名称",
    "项目",
  ],
  nature: ["建设性质", "项目性质", "性质"],
  content: [
    "建设内容",
    "建设规模及内容",
    "建设内容及规模",
    "项目简介",
    "主要建设内容",
    "主要建设内容及规模",
    "主要建设规模及内容",
    "建设规模及主要内容",
    "建设规模及主要建设内容",
    "建设规模与内容",
    "建设内容与规模",
    "建设规模和内容",
    "建设内容和规模",
    "建设规模",
    "项目内容",
    "项目概况",
  ],
  totalInvestment: [
    "总投资",
    "项目总投资",
    "投资额",
    "总投资额",
    "投资总额",
    "计划总投资",
    "估算总投资",
    "概算总投资",
    "投资规模",
  ],
  annualPlan: [
    "年度计划投资",
    "年度计划",
    "年度投资计划",
    "年度计划完成投资",
    "年计划投资",
    "本年计划投资",
    "本年度计划投资",
    "当年计划投资",
    "今年计划投资",
    "计划完成投资",
    "计划投资",
    "投资计划",
  ],
  investedBefore: [
    "累计完成投资",
    "累计已完成投资",
    "已完成投资",
    "截至上年底累计完成投资",
    "截至上年累计完成投资",
    "上年底累计完成投资",
    "至上年底累计完成投资",
    "开工至上年底累计完成投资",
  ],
  plannedStart: [
    "开工时间",
    "计划开工",
    "计划开工时间",
    "计划开工日期",
    "计划开工年月",
    "拟开工时间",
    "预计开工时间",
    "开工日期",
    "开工年月",
    "开工年份",
    "开工",
  ],
  plannedCompletion: [
    "竣工时间",
    "计划竣工",
    "计划竣工时间",
    "计划竣工日期",
    "计划竣工年月",
    "拟竣工时间",
    "预计竣工时间",
    "竣工日期",
    "竣工年月",
    "竣工年份",
    "竣工",
    "完工时间",
    "计划完工",
    "计划完工时间",
    "计划完工日期",
    "预计完工时间",
    "完工日期",
    "建成时间",
    "计划建成时间",
    "竣(完)工时间",
  ],
  investmentSubject: ["投资主体", "投资主体性质", "投资性质", "投资类型"],
  leaders: [
    "包联领导",
    "联系领导",
    "市级联系领导",
    "县级联系领导",
    "区级联系领导",
    "市级包联领导",
    "县级包联领导",
    "区级包联领导",
    "联系市领导",
    "联系区领导",
    "联系县领导",
    "包保领导",
    "包抓领导",
    "挂联领导",
    "挂钩领导",
    "挂点领导",
    "牵头领导",
    "责任领导",
    "分管领导",
    "市领导",
  ],
  responsibleUnit: [
    "责任单位",
    "牵头单位",
    "主责单位",
    "责任部门",
    "牵头部门",
    "牵头责任单位",
    "主体责任单位",
    "责任主体",
  ],
  agent: [
    "服务(代办)单位",
    "代办(服务)单位",
    "服务代办单位",
    "代办服务单位",
    "代办单位",
    "服务单位",
    "代办员",
  ],
  owner: [
    "建设单位",
    "项目业主",
    "业主单位",
    "项目业主单位",
    "业主",
    "建设业主",
    "项目单位",
    "项目法人",
    "项目法人单位",
    "投资业主",
    "投资单位",
  ],
  industryUnit: ["行业主管部门", "行业主管单位", "行业部门", "主管部门", "主管单位"],
  pairedUnits: ["帮扶部门", "帮扶单位", "结对帮扶部门", "结对帮扶单位", "对口帮扶部门", "对口帮扶单位"],
  category: ["项目类型", "类别", "项目类别", "项目分类", "产业类别", "行业类别", "类型", "所属行业"],
  region: [
    "所在区县",
    "建设地点区县",
    "所在县区",
    "所属区县",
    "所属县区",
    "区县",
    "县区",
    "区(县)",
    "县(区)",
    "县(市、区)",
    "县市区",
    "属地",
  ],
  level: ["级别", "项目级别", "项目层级", "层级", "重点级别"],
  programme: ["指挥部", "所属指挥部", "专项", "所属专项", "指挥部(专项)", "专项指挥部", "指挥部名称"],
  address: ["建设地点", "建设地址", "项目地址", "项目地点", "建设位置", "项目位置", "地点", "地址"],
};

const fieldByAlias = new Map<string, ImportField>(
  importFields.flatMap((field) => aliases[field].map((alias) => [alias.toLowerCase(), field] as const)),
);

/** "2018年计划投资", "2018年度计划完成投资", "2018年投资计划": the year's plan, named by its year. */
const PLAN_OF_YEAR =
  /^(?:19|20)\d{2}年?(?:度|年度)?(?:计划|计划(?:完成)?投资额?|(?:完成)?投资计划|投资目标|目标投资)$/;
/** "截至2017年底累计完成投资", "2017年底前累计完成投资": what was invested before the plan's year. */
const INVESTED_BY_YEAR_END =
  /^(?:截[至止]|至|到|开工至)*(?:(?:19|20)\d{2}年?|上年|去年)(?:年?[底末]|12月底?)?(?:前|止)?(?:累计)?(?:已)?完成投资额?$/;
const MONEY_BRACKET = /[([【](?:单位:?)?(?:人民币)?([亿万]?元|[亿万])[)\]】]/;
const UNIT_LABEL = /单位:?(?:人民币)?([亿万]?元)(?!\p{Script=Han})/u;

/** The money unit that a header or unit row names: "（万元）", "单位：亿元". */
export function moneyUnitIn(text: string): MoneyUnit | null {
  const plain = compact(text);
  const found = MONEY_BRACKET.exec(plain)?.[1] ?? UNIT_LABEL.exec(plain)?.[1];
  return moneyUnits.find((unit) => unit === found || unit === `${found}元`) ?? null;
}

/** The year that a header or title names. */
export function yearIn(text: string): number | null {
  const found = /(?:^|\D)((?:19|20)\d{2})(?=年|\D*$)/.exec(compact(text))?.[1];
  return found ? Number(found) : null;
}

function fieldOfPlain(plain: string): ImportField | null {
  const known = fieldByAlias.get(plain.toLowerCase());
  if (known) return known;
  if (PLAN_OF_YEAR.test(plain)) return "annualPlan";
  return INVESTED_BY_YEAR_END.test(plain) && /累计|底|末|12月|截/.test(plain) ? "investedBefore" : null;
}

/** What a header cell is taken for, first with its brackets, then without; null when no alias fits. */
export function fieldOf(header: string): ImportField | null {
  const plain = compact(header)
    .replace(MONEY_BRACKET, "")
    .replace(/[*※:]+/g, "");
  const bare = plain.replace(/\([^)]*\)|\[[^\]]*\]|【[^】]*】/g, "");
  return fieldOfPlain(plain) ?? fieldOfPlain(bare);
}
