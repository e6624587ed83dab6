import {
  addDays,
  type Day,
  firstDayOf,
  monthOf,
  type Period,
  periodAt,
  shiftPeriod,
  yearOf,
} from "@/lib/core/periods";
import { type Kind, type KindKey, kinds } from "./kinds";
import { inventedNames, type PressName, pressNames } from "./names";
import type { Random } from "./random";
import { cityUnitOf, leaders, localUnitOf, pairable, type RegionKey, regions } from "./units";

export const YEAR = 2017;

/** A project as the centre entered it in January 2017. Money is 万元. */
export type SeedProject = {
  number: string;
  name: string;
  kind: KindKey;
  nature: "new" | "continuing" | "expansion" | "preliminary";
  region: RegionKey;
  /** Its name is a real one. */
  press: boolean;
  penaltyKick: boolean;
  content: string;
  owner: string;
  responsibleUnit: string;
  industryUnit: string;
  pairedUnit: string;
  leader: string;
  totalInvestment: number;
  investedBefore: number;
  annualPlan: number;
  /** Cumulative by the end of January … December; empty = spread evenly by the rules. */
  monthlyPlan: number[];
  physicalGoal: string;
  plannedStart: Day;
  plannedCompletion: Day;
  /** Already begun when the year began. */
  startedBefore: Day | null;
  milestones: { name: string; planned: Day }[];
  /** The whole of what the monthly texts count. */
  quantity: number;
};

type Named = PressName & { press: boolean };

const order: RegionKey[] = ["Y", "A", "L", "G", "K"];

/** The press's names first, then the invented ones region by region. */
function allNames(random: Random): Named[] {
  const invented = order.flatMap((region) =>
    (Object.keys(inventedNames) as KindKey[]).flatMap((kind) =>
      (inventedNames[kind][region] ?? "")
        .split(" ")
        .filter(Boolean)
        .map((name) => ({
          name,
          region,
          kind,
          city: name.startsWith("资阳市") || name.startsWith("沱江"),
          preliminary: random.chance(0.025),
        })),
    ),
  );
  return [
    ...pressNames.map((item) => ({ ...item, press: true })),
    ...invented.map((item) => ({ ...item, press: false })),
  ];
}

const rounded = (amount: number, to: number): number => Math.max(to, Math.round(amount / to) * to);

function quantityOf(kind: Kind, share: number): number {
  const [low, high] = kind.measure.range;
  const value = low + (high - low) * share;
  return kind.measure.decimals === 1 ? Math.round(value * 10) / 10 : rounded(value, value > 2_000 ? 100 : 10);
}

/** The builders' year: little in winter, most from spring to autumn. Shares of the year by month. */
const season = [3, 4, 8, 9, 10, 10, 9, 9, 11, 11, 9, 7];

/** Cumulative plan over the months in which the project is planned to be built, rounded to whole 万元. */
function monthlyPlanOf(amount: number, from: number, to: number): number[] {
  const weights = season.map((weight, month) => (month < from || month > to ? 0 : weight));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  let cumulative = 0;
  return weights.map((weight, month) => {
    cumulative += weight;
    return month >= to ? amount : Math.round((amount * cumulative) / sum);
  });
}

const monthsFrom = (from: Period, to: Period): number =>
  (yearOf(to) - yearOf(from)) * 12 + monthOf(to) - monthOf(from);

const latest = (...periods: [Period, Period]): Period => periods.sort()[1];

type Timing = { start: Day; completion: Day; startedBefore: Day | null; months: number };

function timingOf(kind: Kind, item: Named, random: Random): Timing {
  const [shortest, longest] = kind.months;
  const months = random.integer(shortest, longest);
  if (item.preliminary) {
    const start = `${YEAR + 1}-${random.pick(["03", "04", "06"])}-01`;
    return { start, completion: addDays(start, months * 30), startedBefore: null, months };
  }
  const continuing = item.penaltyKick || item.continuing || random.chance(0.52);
  const startMonth = continuing
    ? shiftPeriod(periodAt(YEAR, 1), -random.integer(2, Math.max(2, Math.min(18, months - 10))))
    : periodAt(YEAR, random.pick([2, 3, 3, 3, 4, 4, 5, 5, 6, 7]));
  const start = addDays(firstDayOf(startMonth), random.pick([0, 0, 9, 14]));
  const endsThisYear = continuing && !item.penaltyKick && random.chance(0.2);
  const end = endsThisYear
    ? periodAt(YEAR, random.pick([8, 9, 10, 10, 10, 10, 11, 11, 12, 12, 12, 12]))
    : latest(shiftPeriod(startMonth, months), periodAt(YEAR, 12));
  const completion = addDays(firstDayOf(end), random.pick([19, 24, 27]));
  return { start, completion, startedBefore: continuing ? start : null, months: monthsFrom(startMonth, end) };
}

/** Four milestones on the way from start to completion; each day in the first half of its month. */
function milestonesOf(kind: Kind, { start, months }: Timing, random: Random) {
  const shares = [0.05, 0.3, 0.65, 0.98];
  return kind.milestones.map((name, index) => {
    const month = shiftPeriod(start.slice(0, 7), Math.round((shares[index] ?? 1) * months));
    return { name, planned: addDays(firstDayOf(month), random.integer(4, 14)) };
  });
}

function projectOf(item: Named, index: number, random: Random): SeedProject {
  const kind = kinds[item.kind];
  const timing = timingOf(kind, item, random);
  const [low, high] = kind.total;
  const share = random.next() ** 1.6;
  const totalInvestment = rounded(low + (high - low) * share, 100);
  const started = timing.startedBefore !== null;
  const investedBefore = started ? rounded(totalInvestment * random.between(0.12, 0.38), 50) : 0;
  const left = totalInvestment - investedBefore;
  const yearly = item.preliminary ? 0.03 : Math.min(0.85, (11 / timing.months) * random.between(0.75, 1.05));
  const ends = timing.completion.startsWith(String(YEAR));
  const annualPlan = ends ? left : rounded(left * yearly, item.preliminary ? 10 : 50);
  const from = timing.start.startsWith(String(YEAR)) ? Number(timing.start.slice(5, 7)) - 1 : 0;
  const to = ends ? Number(timing.completion.slice(5, 7)) - 1 : 11;
  const quantity = quantityOf(kind, share);
  const second = Math.round(kind.second[0] + (kind.second[1] - kind.second[0]) * share);
  const responsibleUnit =
    item.city || random.chance(0.14) ? cityUnitOf(kind.duty) : localUnitOf(item.region, kind.duty);
  const industryUnit = cityUnitOf(kind.duty);
  const helpers = pairable.filter((unit) => unit !== responsibleUnit && unit !== industryUnit);
  const region = regions[item.region].name;
  return {
    number: `${YEAR}-${String(index + 1).padStart(3, "0")}`,
    name: item.name,
    kind: item.kind,
    nature: item.preliminary
      ? "preliminary"
      : started
        ? "continuing"
        : item.name.includes("技改")
          ? "expansion"
          : "new",
    region: item.region,
    press: item.press,
    penaltyKick: item.penaltyKick ?? false,
    content: kind.content.replace("{n}", String(quantity)).replace("{m}", String(second)),
    owner: item.city ? `资阳市${kind.company}` : `${region}${kind.company}`,
    responsibleUnit,
    industryUnit,
    pairedUnit: helpers[(index * 5 + 3) % helpers.length] ?? industryUnit,
    leader: leaders[index % leaders.length] ?? "",
    totalInvestment,
    investedBefore,
    annualPlan,
    monthlyPlan: item.preliminary || random.chance(0.5) ? [] : monthlyPlanOf(annualPlan, from, to),
    physicalGoal: item.preliminary
      ? "完成可行性研究报告、规划选址、用地预审和初步设计审查"
      : `${kind.works[started ? 2 : 1]}，完成年度投资${annualPlan} 万元`,
    plannedStart: timing.start,
    plannedCompletion: timing.completion,
    startedBefore: timing.startedBefore,
    milestones: item.preliminary ? [] : milestonesOf(kind, timing, random),
    quantity,
  };
}

/** The year's list in its order: number 2017-001 first. */
export const seedProjects = (random: Random): SeedProject[] =>
  allNames(random).map((item, index) => projectOf(item, index, random));
