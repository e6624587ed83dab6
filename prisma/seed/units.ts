/** Who answers for the demonstration's projects. Units bear the names of functions; leaders are titles. */

export type RegionKey = "Y" | "A" | "L" | "G" | "K";

/** GB/T 2260 codes; the two parks have none and get internal ones below the city's 512000. */
export const regions: Record<RegionKey, { code: string; name: string }> = {
  Y: { code: "512002", name: "雁江区" },
  A: { code: "512021", name: "安岳县" },
  L: { code: "512022", name: "乐至县" },
  G: { code: "512000G1", name: "资阳高新区" },
  K: { code: "512000K1", name: "临空经济区" },
};

/** What a unit is for: decides who answers for which kind of project. */
export type Duty =
  | "traffic"
  | "water"
  | "housing"
  | "health"
  | "education"
  | "economy"
  | "farming"
  | "environment";

const countyNames: Record<Duty, string> = {
  traffic: "交通运输局",
  water: "水务局",
  housing: "住房城乡建设局",
  health: "卫生计生局",
  education: "教育和体育局",
  economy: "经济商务和科技局",
  farming: "农林局",
  environment: "住房城乡建设局",
};

const cityNames: Record<Duty, string> = {
  traffic: "市交通运输局",
  water: "市水务局",
  housing: "市住房城乡建设局",
  health: "市卫生计生委",
  education: "市教育和体育局",
  economy: "市经济和信息化委",
  farming: "市农业局",
  environment: "市环境保护局",
};

const parkNames: Record<"G" | "K", string> = { G: "资阳高新区管委会", K: "资阳临空经济区管委会" };

/** The city's own departments that help but answer for no project of the list. */
const helpers = [
  "市发展改革委",
  "市财政局",
  "市国土资源局",
  "市规划局",
  "市商务和粮食局",
  "市投资促进局",
  "市旅游局",
  "市城市管理行政执法局",
  "市人力资源社会保障局",
];

const counties = ["Y", "A", "L"] as const;

export const cityUnitOf = (duty: Duty): string => cityNames[duty];

export function localUnitOf(region: RegionKey, duty: Duty): string {
  return region === "G" || region === "K" ? parkNames[region] : `${regions[region].name}${countyNames[duty]}`;
}

type SeedUnit = { name: string; regionCode: string | null };

const unique = (names: readonly string[]): string[] => [...new Set(names)];

export const units: SeedUnit[] = [
  ...[...Object.values(cityNames), ...helpers].map((name) => ({ name, regionCode: null })),
  ...counties.flatMap((region) =>
    unique(Object.values(countyNames)).map((name) => ({
      name: `${regions[region].name}${name}`,
      regionCode: regions[region].code,
    })),
  ),
  ...(["G", "K"] as const).map((region) => ({ name: parkNames[region], regionCode: regions[region].code })),
];

/** Departments that are paired with projects 帮扶部门: the city's. */
export const pairable: string[] = [...Object.values(cityNames), ...helpers];

/** The unit of the account `reporter`: in the open month it has reports returned, missing and done. */
export const firstReporterUnit = cityNames.housing;

/** The region of the account `coordinator`. */
export const coordinatorRegion = regions.A;

export const leaders: string[] = Array.from(
  { length: 40 },
  (_, index) => `市级联系领导${String(index + 1).padStart(2, "0")}`,
);
