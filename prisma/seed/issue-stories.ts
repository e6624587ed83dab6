import { addDays, firstDayOf, nextPeriod } from "@/lib/core/periods";
import type { CityProject } from "./city";
import { type Story, TODAY } from "./issue-pen";
import { drawEnd, tell } from "./issue-plots";
import { causeIn, cityWide, type IssueTexts, inspected } from "./issue-texts";
import { OPEN_PERIOD } from "./lives";
import { type Random, seededRandom } from "./random";
import type { SeedReport } from "./reports";

/** From a project's reports: raised after the first that names a cause, struck off when they say it is over. */
function ofReports(project: CityProject, reports: readonly SeedReport[], random: Random): Story[] {
  const filed = reports.filter(({ ends: way }) => way === "accepted" || way === "submitted");
  const begun = filed.find(({ problems }) => causeIn(problems)?.over === false);
  const cause = begun && causeIn(begun.problems);
  if (!begun || !cause || project.life.pause) return [];
  const over = filed.find(({ period, problems }) => period > begun.period && causeIn(problems)?.over);
  const soon = begun.period === OPEN_PERIOD;
  const from = soon
    ? TODAY
    : random.chance(0.6)
      ? `${begun.period}-28`
      : addDays(firstDayOf(nextPeriod(begun.period)), 1);
  const quick = over && !soon;
  return [
    tell(
      {
        project: project.number,
        kind: "problem",
        source: "report",
        reportOf: begun.period,
        raisedBy: random.chance(0.7) ? "raiser" : "centre",
        description: begun.problems,
        texts: cause.texts,
        region: project.region,
        from,
        end: quick
          ? random.chance(0.06)
            ? "reopened"
            : "closed"
          : soon
            ? "registered"
            : drawEnd(from, random),
        until: over ? firstDayOf(over.period) : addDays(from, 40),
      },
      random,
    ),
  ];
}

/** A leader's directive on a project that has turned red. */
function ofRedLamp(project: CityProject, random: Random): Story[] {
  const red = project.decisions.find(({ lamp }) => lamp === "red");
  if (!red || project.life.pause || !random.chance(0.5)) return [];
  const last = project.decisions.at(-1);
  const texts: IssueTexts = {
    category: "other",
    title: "红灯项目限期整改转绿",
    wanted: "请责任单位制定赶工方案，倒排工期，按周报告。",
    effect: "累计投资赶上序时进度，退出红灯",
    progress: ["已制定赶工方案，倒排到旬，增加作业班组。", "周投资完成额提高一倍，差额逐周缩小。"],
    closing: "当月投资已赶上序时进度，项目退出红灯。",
    lead: () => project.responsibleUnit,
    assisting: project.pairedUnit === project.responsibleUnit ? "市发展改革委" : project.pairedUnit,
  };
  const from = `${red.period}-28`;
  return [
    tell(
      {
        project: project.number,
        kind: "directive",
        source: "instruction",
        reportOf: null,
        raisedBy: "leader",
        description: `${Number(red.period.slice(5))}月亮红灯。市领导批示：责任单位一把手负总责，限期整改转绿，项目中心跟踪督办。`,
        texts,
        region: project.region,
        from,
        end: last?.lamp === "green" ? "closed" : drawEnd(from, random),
        until: addDays(from, 60),
      },
      random,
    ),
  ];
}

function ofInspections(projects: readonly CityProject[], random: Random): Story[] {
  const quiet = projects.filter(({ life, outcome }) => !life.pause && outcome === "neverBehind");
  return random
    .shuffled(quiet)
    .slice(0, 35)
    .map((project, index) => {
      const texts = inspected[index % inspected.length] ?? inspected[0];
      if (!texts) throw new Error("no inspections");
      const month = 4 + (index % 7);
      const recent = month === 10;
      const from = `2017-${String(month).padStart(2, "0")}-${index % 2 === 0 ? "28" : "06"}`;
      const end = recent
        ? (["assigned", "working", "sentBack"] as const)[index % 3]
        : month === 9
          ? (["working", "late", "closing"] as const)[index % 3]
          : undefined;
      return tell(
        {
          project: project.number,
          kind: "problem",
          source: index % 3 === 0 ? "plan" : "inspection",
          reportOf: null,
          raisedBy: "centre",
          description: `现场检查发现：${texts.title}。`,
          texts,
          region: project.region,
          from,
          end: end ?? "closed",
          until: addDays(from, random.integer(10, 50)),
        },
        random,
      );
    });
}

const ofCity = (random: Random): Story[] =>
  cityWide.map(({ description, ...texts }, index) =>
    tell(
      {
        project: null,
        kind: "directive",
        source: index % 2 === 0 ? "instruction" : "meeting",
        reportOf: null,
        raisedBy: index % 2 === 0 ? "leader" : "centre",
        description,
        texts,
        region: "Y",
        from: `2017-${String(4 + index * 2).padStart(2, "0")}-06`,
        end: index < 2 ? "closed" : "working",
        until: `2017-${String(6 + index * 2).padStart(2, "0")}-10`,
      },
      random,
    ),
  );

/** The ledger of the year, in order of raising: all of it follows from the reports, the lamps and a seed. */
export function ledgerStories(projects: readonly CityProject[], reports: readonly SeedReport[]): Story[] {
  const random = seededRandom(2017_11);
  const byProject = new Map<string, SeedReport[]>();
  for (const report of reports) {
    byProject.set(report.number, [...(byProject.get(report.number) ?? []), report]);
  }
  const stories = [
    ...projects.flatMap((project) => ofReports(project, byProject.get(project.number) ?? [], random)),
    ...projects.flatMap((project) => ofRedLamp(project, random)),
    ...ofInspections(projects, random),
    ...ofCity(random),
  ];
  const begun = ({ steps }: Story): string => steps[0]?.at ?? "";
  return stories.sort((a, b) => (begun(a) < begun(b) ? -1 : begun(a) > begun(b) ? 1 : 0));
}
