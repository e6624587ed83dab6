import { db } from "@/lib/core/db";
import { createProgramme } from "@/lib/programmes/commands";
import type { Cast } from "./people";
import type { SeedProject } from "./projects";
import { cityUnitOf, localUnitOf } from "./units";

type SeedProgramme = {
  name: string;
  commander: string;
  members: string[];
  takes: (project: SeedProject) => boolean;
};

/** Invented commands, and marked so: the first that takes a project has it. */
export const programmes: SeedProgramme[] = [
  {
    name: "临空经济区建设指挥部（演示）",
    commander: "市级联系领导02",
    members: [localUnitOf("K", "economy"), "市发展改革委", "市国土资源局", cityUnitOf("traffic")],
    takes: ({ region }) => region === "K",
  },
  {
    name: "沱江流域水环境综合治理专项（演示）",
    commander: "市级联系领导05",
    members: [cityUnitOf("water"), cityUnitOf("environment"), "市城市管理行政执法局"],
    takes: ({ kind }) => kind === "flood" || kind === "sewage" || kind === "supply",
  },
  {
    name: "城市更新和棚户区改造指挥部（演示）",
    commander: "市级联系领导08",
    members: [cityUnitOf("housing"), "市规划局", "市国土资源局", "市财政局"],
    takes: ({ kind }) => kind === "renewal" || kind === "town",
  },
  {
    name: "高新区产业培育专项（演示）",
    commander: "市级联系领导11",
    members: [localUnitOf("G", "economy"), cityUnitOf("economy"), "市投资促进局"],
    takes: ({ region, kind }) => region === "G" && (kind === "factory" || kind === "park"),
  },
];

export const programmeOf = (project: SeedProject): string | null =>
  programmes.find((programme) => programme.takes(project))?.name ?? null;

/** What an interrupted start has set up already stays. */
export async function setUpProgrammes({ centre }: Cast, now: Date): Promise<void> {
  const known = new Set((await db().programme.findMany({ select: { name: true } })).map(({ name }) => name));
  for (const { name, commander, members } of programmes) {
    if (!known.has(name)) await createProgramme(centre, { name, commander, members }, { now });
  }
}
