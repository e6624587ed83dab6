import type { Actor } from "@/lib/auth/permissions";
import { type Period, previousPeriod } from "@/lib/core/periods";
import { writeWorkLog } from "@/lib/work-logs/commands/write-work-log";
import type { WorkCategory } from "@/lib/work-logs/schema";
import type { CityProject } from "./city";
import { inParallel } from "./in-parallel";
import type { Cast } from "./people";
import { type Random, seededRandom } from "./random";

type SeedLog = {
  period: Period;
  number: string;
  day: number;
  category: WorkCategory;
  text: string;
  /** Who writes it: a unit by name, or the centre. */
  writer: string | null;
  leader: string | null;
};

const A_MONTH = 23;
const AT_ONCE = 5;
/** Of the month before: its work is written down as the next one begins. */
const FIRST_DAY = 3;
const LAST_DAY = 28;
const SEED = 7177;

const visits = [
  "到现场调研，听取业主和施工单位汇报，要求倒排工期、挂图作战。",
  "主持召开现场协调会，逐项明确责任单位和完成时限。",
  "暗访施工现场，查看作业面和安全措施，指出进度偏慢的工序。",
  "约谈业主负责人，督促资金和人员到位。",
  "会同责任单位现场办公，当场议定用电、道路两项事宜。",
];
const helps = [
  "派员驻点一周，协助补正报批材料并陪同送审。",
  "组织设计、业主和审批窗口会商，压减审查时间 5 个工作日。",
  "协调供电、供水单位现场踏勘，确定临时接入方案。",
  "帮助对接金融机构，组织银企座谈，形成放款时间表。",
  "协调土石方外运线路和弃土场，现场划定作业时段。",
  "协助开展招工宣传，为项目输送技术工人 20 余人。",
];
const others: readonly { category: WorkCategory; texts: readonly string[] }[] = [
  {
    category: "problem_solving",
    texts: ["与村社逐户沟通，新签约 6 户，移交作业面一处。", "协调解决管线迁改费用分担，形成会议纪要。"],
  },
  {
    category: "readiness",
    texts: ["用地组件报省厅预审，补齐勘测定界资料。", "临时用电增容方案获批，完成变压器安装。"],
  },
  {
    category: "preliminary_work",
    texts: ["初步设计通过专家评审，按意见修改完善。", "施工招标文件完成备案，挂网公告。"],
  },
];
const inspection = "对照节点开展现场督查，形成问题清单，限期整改。";

/** Three in four visits and helps go where a lamp is yellow or red this year: that is where people go. */
function drawProject(
  projects: readonly CityProject[],
  troubled: readonly CityProject[],
  random: Random,
): CityProject {
  return random.pick(random.chance(0.75) ? troubled : projects);
}
function drawLog(period: Period, project: CityProject, random: Random): SeedLog {
  const day = random.integer(FIRST_DAY, LAST_DAY);
  const { number, responsibleUnit, pairedUnit, leader } = project;
  const base = { period, number, day, leader: null };
  const at = random.next();
  if (at < 0.38) {
    const text = random.pick(visits);
    return { ...base, category: "leader_liaison", text, writer: responsibleUnit, leader };
  }
  if (at < 0.76)
    return { ...base, category: "department_help", text: random.pick(helps), writer: pairedUnit };
  if (at < 0.84) return { ...base, category: "supervision", text: inspection, writer: null };
  const { category, texts } = random.pick(others);
  return { ...base, category, text: random.pick(texts), writer: responsibleUnit };
}

/** Some two hundred visits and helps over the year: the same ones on every machine. */
export function generateLogs(projects: readonly CityProject[], periods: readonly Period[]): SeedLog[] {
  const random = seededRandom(SEED);
  const troubled = projects.filter(({ outcome }) => outcome !== "neverBehind");
  return periods.flatMap((period) =>
    Array.from({ length: A_MONTH }, () => drawLog(period, drawProject(projects, troubled, random), random)),
  );
}

const twoDigits = (number: number): string => String(number).padStart(2, "0");

/** On the month's first morning, between nine and eleven: before anything else of the month stands in a trace. */
const instantOf = ({ period }: SeedLog, index: number): string =>
  `${period}-01T${twoDigits(9 + (index % 2))}:${twoDigits(5 + ((index * 7) % 50))}:00+08:00`;

/** The work of the month before a period, written down as it begins; goes on where an interrupted start stopped. */
export async function writeLogs(
  period: Period,
  logs: readonly SeedLog[],
  ids: ReadonlyMap<string, string>,
  { centre, reporters }: Cast,
): Promise<void> {
  const byProject = new Map<string, { log: SeedLog; index: number; at: string }[]>();
  for (const [index, log] of logs.entries()) {
    if (log.period !== period) continue;
    byProject.set(log.number, [
      ...(byProject.get(log.number) ?? []),
      { log, index, at: instantOf(log, index) },
    ]);
  }
  await inParallel([...byProject], AT_ONCE, async ([number, own]) => {
    for (const { log, index, at } of own.sort((a, b) => (a.at < b.at ? -1 : 1))) {
      const projectId = ids.get(number);
      const actor: Actor | undefined = log.writer === null ? centre : reporters.get(log.writer);
      if (!projectId || !actor) throw new Error(`nobody writes of ${number} for ${log.writer}`);
      const day = `${previousPeriod(period)}-${twoDigits(log.day)}`;
      const input = {
        projectId,
        day,
        category: log.category,
        text: log.text,
        ...(log.leader ? { leader: log.leader } : {}),
      };
      const once = { key: `seed-work-log-${index}`, request: input };
      await writeWorkLog(actor, input, { now: new Date(at), once });
    }
  });
}
