import { db } from "@/lib/core/db";
import type { FirstAccount } from "@/lib/core/launch-files";
import { LaunchRefused } from "@/lib/core/supervisor";
import { clockActor } from "@/lib/jobs/actor";
import { planMeetings } from "@/lib/meetings/commands/plan-meetings";
import { fileMonths } from "./demonstration";
import { ledgerOf } from "./ledger";
import { seedMeetings } from "./meeting-calendar";
import { meetingDecisions } from "./meeting-decisions";
import { meetingsOf } from "./meeting-year";
import { castOf, enterUnits, linkLeader, openAccounts, openDemonstrationAccounts } from "./people";
import { enterProjects } from "./registry";
import { generateYear } from "./reports";
import { draftOtherReading } from "./rules";

const DEMONSTRATION = {
  cityName: "资阳市",
  centreName: "资阳市项目推进中心",
  demo: true,
  businessDate: new Date("2017-11-20T00:00:00Z"),
};

/** Until when the ledger was worked on. */
const PRESENT = new Date("2017-11-20T09:50:00+08:00");

const EMPTY = { cityName: "本市", centreName: "项目推进中心", demo: false, businessDate: null };

/** Filling takes seconds; a slow office machine may take minutes. */
const LONGEST = 15 * 60_000;

async function fillDemonstration(say: (line: string) => void): Promise<FirstAccount[]> {
  say("正在填入演示城市，不到一分钟 filling the demonstration city, less than a minute…");
  const { projects, reports } = generateYear();
  await enterUnits();
  const accounts = await openDemonstrationAccounts();
  const cast = await castOf();
  await enterProjects(projects, cast);
  await linkLeader();
  say(`  ${projects.length} 个项目已登记 projects entered`);
  const held = seedMeetings();
  const decisions = meetingDecisions(held, projects, reports);
  const ledger = await ledgerOf(
    projects,
    reports,
    cast,
    decisions.map(({ story }) => story),
  );
  const meetings = await meetingsOf(held, decisions, { cast, ledger, reports, names: DEMONSTRATION });
  await fileMonths(projects, reports, cast, say, { ledger, meetings });
  await draftOtherReading(cast.centre);
  await ledger.until(PRESENT);
  await planMeetings(clockActor, PRESENT);
  return accounts;
}

/** One administrator, who has no business rights: units and people are entered in the settings. */
async function fillEmpty(): Promise<FirstAccount[]> {
  const begun = await db().region.count();
  if (begun > 0) {
    throw new LaunchRefused(
      "数据库里有一个没有填完的演示城市。请不带 LIANGDENG_DEMO=0 再启动一次把它填完，或换一个空的数据目录（LIANGDENG_DATA）或数据库。\n" +
        "The database holds a demonstration city that was not finished. Start once without LIANGDENG_DEMO=0 to finish it, or use an empty data folder (LIANGDENG_DATA) or database.",
    );
  }
  const role = "admin" as const;
  return openAccounts(
    [{ username: "admin", name: "系统管理员", role, mustChangePassword: true }],
    new Date(),
  );
}

/**
 * Fills a database that has no installation yet and answers the accounts; null when it has one. The installation's
 * row comes last: a start that is interrupted has none, and the next one goes on where it stopped. Of two starts at
 * the same moment one waits for the other and finds the row.
 */
export const prepareDatabase = ({
  demo,
  keep = async () => undefined,
  say = () => undefined,
}: {
  demo: boolean;
  /** Keeps the passwords, which nobody has seen yet, before the installation counts as made. */
  keep?: (accounts: FirstAccount[]) => Promise<void>;
  /** Where to tell what takes long. */
  say?: (line: string) => void;
}): Promise<{ accounts: FirstAccount[] } | null> =>
  db().$transaction(
    async (tx) => {
      // Held to the end; the filling itself runs on other connections, in the commands' own transactions.
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('installation', 0))`;
      if (await tx.installation.findUnique({ where: { id: 1 }, select: { id: true } })) return null;
      const accounts = demo ? await fillDemonstration(say) : await fillEmpty();
      await keep(accounts);
      await tx.installation.create({ data: demo ? DEMONSTRATION : EMPTY, select: { id: true } });
      return { accounts };
    },
    { timeout: LONGEST, maxWait: LONGEST },
  );
