import { db } from "@/lib/core/db";
import { periodAt } from "@/lib/core/periods";
import { createProject } from "@/lib/projects/commands/create-project";
import type { CreateProjectInput } from "@/lib/projects/schema";
import type { CityProject } from "./city";
import { contactsOf, placeOf } from "./details";
import { kinds } from "./kinds";
import type { Cast } from "./people";
import { programmeOf, setUpProgrammes } from "./programmes";
import { YEAR } from "./projects";
import { regions } from "./units";

/** The year's list is confirmed at the city's meeting in January. */
const ENTERED = new Date("2017-01-18T10:00:00+08:00");
const BEFORE_THE_YEAR = `${YEAR}-01-01`;

const investmentTexts = {
  enterprise: "企业投资",
  government: "政府投资",
  mixed: "政府和社会资本合作",
} as const;

const stageOf = (project: CityProject): CreateProjectInput["stage"] => {
  if (project.nature === "preliminary") return "preliminary";
  return project.startedBefore ? "building" : "ready";
};

function inputOf(project: CityProject): CreateProjectInput {
  const kind = kinds[project.kind];
  const months = project.monthlyPlan.map((amount, index) => [periodAt(YEAR, index + 1), amount] as const);
  return {
    name: project.name,
    nature: project.nature,
    category: kind.category,
    level: "city",
    regionCode: regions[project.region].code,
    coordinates: placeOf(project),
    content: project.content,
    owner: project.owner,
    investmentText: investmentTexts[kind.subject],
    investmentSubject: kind.subject,
    totalInvestment: project.totalInvestment,
    investedBefore: project.investedBefore,
    plannedStart: project.plannedStart,
    plannedCompletion: project.plannedCompletion,
    actualStart: project.startedBefore,
    responsibleUnit: project.responsibleUnit,
    industryUnit: project.industryUnit,
    pairedUnits: [project.pairedUnit],
    leaders: [project.leader],
    contacts: contactsOf(project),
    programme: programmeOf(project),
    stage: stageOf(project),
    milestones: project.milestones.map(({ name, planned }) => ({
      name,
      planned,
      actual: planned < BEFORE_THE_YEAR ? planned : null,
    })),
    plan: {
      year: YEAR,
      annualPlan: project.annualPlan,
      monthlyPlan: months.length > 0 ? Object.fromEntries(months) : null,
      physicalGoal: project.physicalGoal,
      confirmed: true,
    },
  };
}

/** The list with its confirmed plans, in order of number; goes on where an interrupted start stopped. */
export async function enterProjects(projects: CityProject[], cast: Cast): Promise<void> {
  await setUpProgrammes(cast, ENTERED);
  const entered = await db().project.count();
  for (const project of projects.slice(entered)) {
    const { number } = await createProject(cast.centre, inputOf(project), { now: ENTERED });
    if (number !== project.number) throw new Error(`${project.name} is ${number}, not ${project.number}`);
  }
}
