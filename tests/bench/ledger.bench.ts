import { disconnect } from "@/lib/core/db";
import { listIssues } from "@/lib/issues/queries/list-issues";
import type { ListIssuesInput } from "@/lib/issues/schema";
import { listMeetings } from "@/lib/meetings/queries/list-meetings";
import { unitId } from "../support/big-city/rows";
import { centre } from "../support/factories";
import { type Bench, quietMs, type Sample } from "./bench";

const lists: Record<string, ListIssuesInput> = {
  "the ledger": {},
  "page 5": { page: 5 },
  "by deadline": { sort: "deadline" },
  "newest first": { sort: "-raised" },
  "one unit": { unit: unitId(3), pageSize: 2 },
  "one region": { region: "512003" },
  "red ledger lamps": { lamp: "red" },
  "search 便道": { q: "便道" },
  "search nothing": { q: "航母" },
};

/** A problem for each fourth project: 250 of them against 25,000; a meeting a month in each of twenty counties. */
export const bench: Bench = {
  row: "any list page at 100,000 projects: the ledger",
  about: "a page of the ledger against the same page at 1,000 projects, server time of the query",
  sizes: ["thousand", "nation"],
  goal: { atMostTimes: 1.3, of: "thousand" },
  async measure({ now }) {
    const samples: Sample[] = [];
    for (const [what, input] of Object.entries(lists)) {
      samples.push({ what, unit: "ms", value: await quietMs(() => listIssues(centre, input, now)) });
    }
    const meetings = await quietMs(() => listMeetings(centre, {}, now));
    samples.push({ what: "the meetings", unit: "ms", value: meetings });
    await disconnect();
    return samples;
  },
};
