import { addDays, type Day } from "@/lib/core/periods";
import { seededRandom } from "../../../prisma/seed/random";
import { places } from "./offices";
import { type BigProject, idOf } from "./project";

/** Each fourth project has a problem in the ledger. */
const EVERY = 4;
const FIRST_DAY: Day = "2017-02-06";

const categories = ["land", "funding", "approval", "water", "power", "road", "gas", "telecom", "site"];
const troubles = [
  "房屋未签约",
  "管线未迁改",
  "用地手续未办",
  "专项债券未到位",
  "临时用电未接通",
  "施工便道未通",
];
const states = [
  ...["closed", "closed", "closed", "closed", "closed", "closed"],
  ...["working", "working", "assigned", "registered"],
] as const;

export type BigIssue = {
  id: string;
  number: string;
  sequence: number;
  state: (typeof states)[number];
  category: string;
  title: string;
  description: string;
  raisedOn: Day;
  assignedOn: Day;
  deadline: Day;
  closedOn: Day | null;
};

/** The project's problem, or null: a pure function of its index, as the project is. */
export function bigIssue({ index }: Pick<BigProject, "index">): BigIssue | null {
  if (index % EVERY !== 0) return null;
  const at = index / EVERY;
  const random = seededRandom(index * 104_729 + 5);
  const state = states[at % states.length] ?? "closed";
  const place = random.pick(places);
  const trouble = random.pick(troubles);
  const closed = state === "closed";
  const raisedOn = addDays(FIRST_DAY, closed ? random.integer(0, 180) : random.integer(150, 270));
  const deadline = addDays(raisedOn, random.integer(15, 60));
  return {
    id: idOf(12, index),
    number: `WT-2017-${String(at + 1).padStart(4, "0")}`,
    sequence: at + 1,
    state,
    category: random.pick(categories),
    title: `${place}段${random.integer(2, 40)}处${trouble}`,
    description: `${place}片区${trouble}，作业面不能连续移交，影响后续${random.pick(places)}段施工。`,
    raisedOn,
    assignedOn: addDays(raisedOn, 2),
    deadline,
    closedOn: closed ? addDays(deadline, random.integer(-10, 5)) : null,
  };
}
