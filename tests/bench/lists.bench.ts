import { disconnect } from "@/lib/core/db";
import { listFilterOptions } from "@/lib/projects/queries/filter-options";
import { listProjects } from "@/lib/projects/queries/list-projects";
import type { ListProjectsInput } from "@/lib/projects/schema";
import { unitId } from "../support/big-city/rows";
import { centre, makeActor } from "../support/factories";
import { type Bench, type Place, quietMs, type Sample } from "./bench";
import { openDesk } from "./desk";

const reporter = makeActor("reporter", { unitId: unitId(3), unitName: "一个单位" });

/** Each fills its page at every size, so that the same number of rows is compared. */
const lists: Record<string, ListProjectsInput> = {
  "default page": {},
  "page 20": { page: 20, pageSize: 50 },
  "sorted by name": { sort: "name" },
  "sorted by investment": { sort: "-totalInvestment" },
  "sorted by planned start": { sort: "-plannedStart" },
  "one region": { region: "512003" },
  "one unit": { unit: unitId(3), pageSize: 5 },
  "one category": { category: "基础设施" },
  "one stage, by name": { stage: "building", sort: "name" },
  "one leader": { leader: "联系领导07", pageSize: 10 },
  "without leader": { leaders: "without" },
  "red lamps": { lamp: "red" },
  "three months behind": { behind: "3" },
  "starting in a quarter": { startFrom: "2017-07-01", startTo: "2017-09-30" },
  "search 公园": { q: "公园" },
  "search 工程 (in most)": { q: "工程" },
  "search two words": { q: "石岳 道路", pageSize: 5 },
  "search nothing": { q: "航母" },
};

/** As in `lists`: the page of the registry that shows the same rows. */
const page = (filters: Record<string, string>): string => `/projects?${new URLSearchParams(filters)}`;
const addresses = {
  "the list": page({ view: "all" }),
  "page 20": page({ page: "20" }),
  "sorted by name": page({ sort: "name" }),
  "sorted by investment": page({ sort: "-totalInvestment" }),
  "one region": page({ region: "512003" }),
  "one unit": page({ unit: unitId(3), pageSize: "5" }),
  "one leader": page({ leader: "联系领导07", pageSize: "10" }),
  "red lamps": page({ lamp: "red" }),
  "three months behind": page({ behind: "3" }),
  "search 公园": page({ q: "公园" }),
  "search 工程 (in most)": page({ q: "工程" }),
  "search two words": page({ q: "石岳 道路", pageSize: "5" }),
};

/** Server time of the query alone, for the centre; and of the searches for a reporter, who sees less. */
async function queries({ now }: Place): Promise<Sample[]> {
  const samples: Sample[] = [];
  const take = async (what: string, work: () => Promise<unknown>) =>
    samples.push({ what, unit: "ms", value: await quietMs(work) });
  for (const [what, input] of Object.entries(lists)) await take(what, () => listProjects(centre, input, now));
  await take("reporter: search 公园", () => listProjects(reporter, { q: "公园" }, now));
  await take("filter choices", () => listFilterOptions(centre));
  return samples;
}

/** What somebody at a desk waits for: the pages of the production build. */
async function pages(place: Place): Promise<Sample[]> {
  const desk = await openDesk(place);
  try {
    const samples: Sample[] = [];
    for (const [what, path] of Object.entries(addresses)) {
      samples.push({ what: `page: ${what}`, unit: "ms", value: await quietMs(() => desk.read(path)) });
    }
    return samples;
  } finally {
    await desk.close();
  }
}

export const bench: Bench = {
  row: "any list page at 100,000 projects",
  about: "a page of the registry against the same page at 1,000 projects",
  sizes: ["thousand", "province", "nation"],
  pages: true,
  goal: { atMostTimes: 1.3, of: "thousand" },
  async measure(place) {
    const samples = [...(await queries(place)), ...(await pages(place))];
    await disconnect();
    return samples;
  },
};
