import { buffer } from "node:stream/consumers";
import { beforeAll, describe, expect, it } from "vitest";
import { exportBoard } from "@/lib/dashboard/queries/export-board";
import { overrideLamp } from "@/lib/lamps/commands/override-lamp";
import { submitReport } from "@/lib/progress/commands/submit-report";
import { readSpreadsheet } from "@/lib/spreadsheet/read-spreadsheet";
import { lampWords } from "@/lib/web/lamp-words";
import { freshDatabase } from "@/tests/support/database";
import {
  centre,
  closeMonth,
  makeActor,
  makeProject,
  makeReporter,
  on,
  openMonth,
  outcomeOf,
  reportOf,
} from "@/tests/support/factories";

beforeAll(async () => {
  await freshDatabase();
});

describe("the board as a workbook", () => {
  it("tells each lamp's reasons against their standards, its run, what turns it green, and overrides", async () => {
    const reporter = await makeReporter("市住建局");
    const [behind, overridden] = [
      await makeProject({ name: "滨江路" }),
      await makeProject({ name: "凤岭公园" }),
    ];
    for (const period of ["2017-03", "2017-04"]) {
      await openMonth(period);
      await submitReport(reporter, reportOf(behind, period, 10), on(`${period}-18`));
      await submitReport(reporter, reportOf(overridden, period, 10), on(`${period}-18`));
      if (period === "2017-04") {
        const words = { reason: "市里统一征地", evidence: "纪要12号" };
        await overrideLamp(
          centre,
          { projectId: overridden, period, lamp: "yellow", ...words },
          on("2017-04-20"),
        );
      }
      await closeMonth(period);
    }
    const file = await exportBoard(centre, {}, lampWords());
    expect(file.name).toBe("2017年4月亮灯榜.xlsx");
    const [sheet] = await readSpreadsheet(await buffer(file.content), file.name);
    const [head = [], ...rows] = sheet?.rows ?? [];
    const at = (name: string, column: string) => {
      const row = rows.find((cells) => cells.includes(name));
      return String(row?.[head.indexOf(column)] ?? "");
    };
    expect(at("滨江路", "灯")).toBe("红灯");
    expect(at("滨江路", "逐月")).toBe("2017年3月黄灯\n2017年4月红灯");
    expect(at("滨江路", "原因（实测与标准）")).toContain(
      "投资完成序时的 5%（20.00 / 400.00 万元）（标准：不低于 80%）",
    );
    expect(at("滨江路", "怎样转绿")).toBe("5月底累计完成 400.00 万元，再完成 380.00 万元\n报送5月进度");
    expect(at("滨江路", "执行规则")).toBe("2017年3月起的规则");
    expect(at("凤岭公园", "灯")).toBe("黄灯");
    expect(at("凤岭公园", "改判")).toBe("centre改判，推算为红灯\n理由：市里统一征地\n依据：纪要12号");
    expect(await outcomeOf(exportBoard(makeActor("admin"), {}, lampWords()))).toBe("FORBIDDEN FORBIDDEN");
  });
});
