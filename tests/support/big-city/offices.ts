/** As many offices as a province's list has, whatever the number of projects: only projects grow. */
export const REGIONS = 20;
/** Has 15 in 100 of the projects, as one city of a province. */
export const LARGE_REGION = 0;
export const UNITS = 200;
export const LEADERS = 60;

const first = "安乐资雁石龙清双东西南北金银玉凤丹华文武".split("");
const second = "岳至阳江佛台水河山湖泉坝桥塘沟寨镇坪湾坡".split("");

/** 400 place names of two characters, to be found by words of two characters. */
export const places = first.flatMap((one) => second.map((two) => one + two));

const duties = [
  "住房和城乡建设局",
  "交通运输局",
  "水务局",
  "发展和改革局",
  "经济和信息化局",
  "卫生和计划生育局",
];
duties.push("教育和体育局", "农业局", "环境保护局", "文化旅游局");

export const regionName = (index: number): string => `${places[index * 20]}县`;
export const unitName = (index: number): string =>
  `${regionName(Math.floor(index / duties.length))}${duties[index % duties.length]}`;
export const leaderTitle = (index: number): string => `联系领导${String(index + 1).padStart(2, "0")}`;
