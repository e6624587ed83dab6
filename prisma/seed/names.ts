import type { KindKey } from "./kinds";
import type { RegionKey } from "./units";

/**
 * Names from the press, newest state of 2017 or earlier, or begun after it and so in preparation then. Sources:
 * 资阳网 2017-08-02, m.yybnet.net/ziyang/news/201708/6384163.html (the three "点球" projects); 资阳日报 2017-11-13,
 * zyrb.com.cn/2017/1113/232923.shtml; 2016-03-02, yybnet.net/ziyang/news/201603/5200834.html; 2020-06-30,
 * sc.sina.com.cn/news/m/2020-07-01/detail-iircuyvk1270116.shtml; 2020-09-17, m.pouringspot.com; 2021-03-29,
 * 66335.cn/103286.html. Only the names are real: units, money, dates and reports are invented.
 */
export type PressName = {
  name: string;
  region: RegionKey;
  kind: KindKey;
  /** Its responsible unit is the city's, not the county's. */
  city?: boolean;
  /** A "点球" project: assigned by the city because it was in trouble. */
  penaltyKick?: boolean;
  preliminary?: boolean;
  /** The press reported it under construction before the spring of 2017 or nearly finished in it. */
  continuing?: boolean;
};

export const pressNames: PressName[] = [
  { name: "老鹰水库至资阳城区输水管道工程", region: "Y", kind: "supply", city: true, penaltyKick: true },
  { name: "市生活垃圾环保发电项目", region: "Y", kind: "environment", city: true, penaltyKick: true },
  { name: "雁江区人民医院城东新区业务用房", region: "Y", kind: "hospital", penaltyKick: true },
  { name: "前后科技西南（资阳）电商城", region: "Y", kind: "commerce", continuing: true },
  { name: "凤岭公园", region: "Y", kind: "green", continuing: true },
  { name: "乐至万贯鞋业产业园", region: "L", kind: "factory", continuing: true },
  { name: "安岳文大路改建", region: "A", kind: "road", continuing: true },
  { name: "中国牙谷", region: "G", kind: "factory", continuing: true },
  { name: "花瑞搬迁技改", region: "Y", kind: "factory", continuing: true },
  { name: "中和工业园道路建设", region: "Y", kind: "street" },
  { name: "沱西滨江路建设项目", region: "Y", kind: "street", city: true, continuing: true },
  { name: "雁江区城东新区生活污水处理厂", region: "Y", kind: "sewage", continuing: true },
  { name: "国道321大修工程", region: "Y", kind: "road", city: true, preliminary: true },
  { name: "成资临空大道大高寺连接线", region: "K", kind: "road", preliminary: true },
  { name: "娇子大道西延线", region: "K", kind: "street", preliminary: true },
  { name: "老鹰自来水厂", region: "Y", kind: "supply", city: true, preliminary: true },
  { name: "雁溪湖水利和景观工程", region: "K", kind: "flood", preliminary: true },
];

/**
 * Invented in the same manner, around real places: names of a region in one text, separated by spaces.
 * Y 雁江区, A 安岳县, L 乐至县, G 高新区, K 临空经济区.
 */
export const inventedNames: Record<KindKey, Partial<Record<RegionKey, string>>> = {
  road: {
    Y: "雁江区丹山至伍隍公路改建工程 雁江区保和至老君公路改建工程 资阳城区东过境公路 雁江区农村公路联网畅通工程",
    A: "安岳县龙台至石羊公路改建工程 安岳县通贤至姚市公路大修工程 安岳县城北过境公路 安岳县农村公路桥梁改造工程",
    L: "乐至县石佛至回澜公路改建工程 乐至县童家至良安公路改建工程 乐至县农村公路“畅返不畅”整治工程",
    K: "临空经济区老君至清水快速通道",
  },
  street: {
    Y: "城东新区纵二路道路工程 沱东新区横三路及综合管廊工程 雁江区三贤祠片区道路改造",
    A: "安岳县城西新区兴安大道延伸段 安岳县外南片区市政道路",
    L: "乐至县城南新区迎宾大道 乐至县帅乡大道改造提升工程",
    G: "高新区车城大道三期 高新区城南六号路 高新区机车产业园配套道路",
    K: "临空经济区幸福大道一期",
  },
  supply: {
    Y: "雁江区南部乡镇集中供水工程",
    A: "安岳县朝阳水库供水扩能工程 安岳县城乡供水一体化石羊片区工程",
    L: "乐至县东部供水管网延伸工程 乐至县第二自来水厂",
    G: "高新区工业供水管网工程",
    K: "临空经济区供水加压站及管网工程",
  },
  flood: {
    Y: "沱江雁江城区段堤防工程 九曲河水系综合治理工程 雁江区小型病险水库除险加固工程",
    A: "琼江安岳段防洪治理工程 安岳县书房坝水库除险加固工程 安岳县岳阳河城区段综合治理",
    L: "乐至县童家河流域综合治理工程 乐至县蟠龙河水库枢纽工程",
  },
  sewage: {
    Y: "资阳市第二污水处理厂提标扩容工程 雁江区十五个乡镇污水处理设施",
    A: "安岳县城市污水处理厂二期 安岳县乡镇污水处理站及管网工程",
    L: "乐至县城市污水管网改造工程 乐至县重点镇污水处理设施",
    G: "高新区工业污水集中处理厂",
  },
  environment: {
    Y: "雁江区餐厨垃圾资源化处理项目",
    A: "安岳县生活垃圾压缩中转站工程 安岳县城乡黑臭水体治理工程",
    L: "乐至县农村生活垃圾收运体系建设",
  },
  hospital: {
    Y: "资阳市中医医院迁建工程 资阳市妇女儿童医院 雁江区基层医疗机构标准化建设",
    A: "安岳县人民医院新院区一期 安岳县妇幼保健院迁建 安岳县第三人民医院住院楼",
    L: "乐至县中医医院业务综合楼 乐至县公共卫生服务中心",
    G: "高新区社区卫生服务中心",
  },
  school: {
    Y: "资阳市雁江区第七小学新校区 沱东新区九年制学校 资阳中学艺体综合楼 雁江区公办幼儿园建设工程",
    A: "安岳中学新校区 安岳县城北实验小学 安岳县职业教育中心实训基地 安岳县普通高中改善办学条件工程",
    L: "乐至县城南幼儿园及小学 乐至县城北中学综合教学楼",
    G: "四川口腔职业学院（筹）一期 高新区第一初级中学",
  },
  factory: {
    Y: "雁江区食品饮料产业园标准厂房 雁江区中药饮片生产基地 雁江区装配式建筑构件生产项目 雁江区智能家居生产线 雁江区冷链食品加工项目",
    A: "安岳县柠檬深加工产业园 安岳县柠檬籽油萃取生产线 安岳县纺织服装产业园二期 安岳县轻型建材生产基地 安岳县汽车零配件生产线扩能",
    L: "乐至县农产品精深加工园 乐至县电子元器件产业园 乐至县桑蚕丝绸加工项目 乐至县健康食品产业园二期 乐至县新型墙材生产项目",
    G: "高新区机车制动系统生产基地 高新区商用车总装车间技改 高新区新能源客车底盘项目 高新区口腔装备标准厂房一期 高新区牙科材料研发生产项目 高新区精密铸造生产线 高新区医用敷料生产基地 高新区包装印刷产业园",
    K: "临空经济区航空零部件产业园 临空经济区智能终端组装项目",
  },
  park: {
    Y: "雁江工业集中发展区四期基础设施",
    A: "安岳县工业园区龙台拓展区基础设施 安岳县经开区标准化厂房三期",
    L: "乐至县西郊工业园基础设施 乐至县文峰工业园扩园工程",
    G: "高新区城南工业园土地整理及配套 高新区创业孵化中心",
    K: "临空经济区启动区场平及管网工程 临空经济区综合服务中心",
  },
  commerce: {
    Y: "资阳市农产品批发物流中心 城东新区商业综合体 雁江区汽车贸易城",
    A: "安岳县柠檬国际交易中心 安岳县城乡快递物流分拨中心",
    L: "乐至县建材家居商贸城 乐至县电子商务公共服务中心",
    G: "高新区中小企业物流中心",
    K: "临空经济区保税物流园一期",
  },
  renewal: {
    Y: "雁江区老城区和平路棚户区改造 雁江区城北片区棚户区改造 沱东新区安置房三期 雁江区老旧小区综合改造",
    A: "安岳县老城区北坝片区棚户区改造 安岳县外东片区安置房 安岳县老旧小区改造一期",
    L: "乐至县老城区西门片区棚户区改造 乐至县城东安置房二期 乐至县公共租赁住房",
    G: "高新区黄泥村安置房 高新区城南安置小区",
    K: "临空经济区清水安置社区一期",
  },
  town: {
    Y: "雁江区伍隍镇特色小镇建设 雁江区临江镇场镇提升工程",
    A: "安岳县石羊镇试点镇建设 安岳县周礼镇新型城镇化示范工程",
    L: "乐至县劳动镇特色小镇建设 乐至县石佛镇场镇基础设施",
  },
  green: {
    Y: "沱江一江两岸滨江湿地公园 九曲河湿地公园二期",
    A: "安岳县岳阳河滨河公园 安岳县柠都生态公园",
    L: "乐至县天池湿地公园 乐至县城南体育公园",
    G: "高新区雁南生态绿廊",
  },
  energy: {
    Y: "雁江城东110千伏输变电工程 雁江区乡镇天然气管网工程",
    A: "安岳县石羊110千伏输变电工程 安岳县天然气净化配套管线 安岳县农村电网改造升级工程",
    L: "乐至县良安110千伏输变电工程 乐至县天然气储配站",
    G: "高新区分布式光伏发电项目",
  },
  tourism: {
    Y: "雁江区花溪谷旅游度假区",
    A: "安岳石刻圆觉洞景区提升工程 安岳县柠檬旅游小镇",
    L: "乐至县东山红色旅游区提升工程 乐至县蟠龙湖生态旅游区",
  },
  farming: {
    Y: "雁江区蜜柑标准化示范基地 雁江区高标准农田建设",
    A: "安岳县柠檬标准化种植基地 安岳县高标准农田建设 安岳县生猪规模养殖基地",
    L: "乐至县桑树良种繁育基地 乐至县高标准农田建设",
    K: "临空经济区都市农业示范园",
  },
};
