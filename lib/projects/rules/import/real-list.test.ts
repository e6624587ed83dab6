import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { fateOf } from "@/lib/projects/rules/import/fate";
import { type ImportReading, readProjectSheets } from "@/lib/projects/rules/import/read";
import { readSpreadsheet } from "@/lib/spreadsheet/read-spreadsheet";
import { officeList } from "@/tests/support/workbooks";

const FOLDER = "../shared/data";
const files = ["maojian-2018.xlsx", "maojian-2018.csv"].map((name) => `${FOLDER}/${name}`);

async function readList(file: string): Promise<ImportReading> {
  return readProjectSheets(await readSpreadsheet(readFileSync(file), file));
}

/** How often each note stands in the list. */
function noteCounts(reading: ImportReading): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { code } of reading.rows.flatMap((row) => row.notes)) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

test("an invented list in the same manner: title, unit row, totals, breaks, years, glued leaders", async () => {
  const reading = readProjectSheets(await readSpreadsheet(await officeList(), "重点项目.xlsx"));
  expect(reading).toMatchObject({ headerRow: 3, year: 2017, moneyUnit: "万元", notes: [], errors: [] });
  expect(reading.sums).toEqual({ totalInvestment: 61000.5, annualPlan: 21000 });
  expect(reading.skipped.map(({ row, reason }) => `${row} ${reason}`)).toEqual([
    "1 TITLE",
    "2 UNIT_ROW",
    "3 HEADER",
    "4 TOTAL",
    "5 SECTION",
    "8 SECTION",
  ]);
  expect(
    reading.rows.map(({ row, draft }) => [row, draft.name, draft.leaders?.length, draft.responsibleUnit]),
  ).toEqual([
    [6, "云岭新材料产业园", 2, "云岭开发区"],
    [7, "东岸轴承扩能", 1, "云岭开发区"],
    [9, "滨河路 （二期）", 2, undefined],
  ]);
});

if (files.every((file) => existsSync(file))) {
  describe("the real list of 2018 goes in as it is", () => {
    test.each(files)("%s: all 100 projects arrive", async (file) => {
      const reading = await readList(file);
      expect(reading.rows).toHaveLength(100);
      expect(reading.rows.flatMap((row) => row.errors)).toEqual([]);
      expect(reading).toMatchObject({
        year: 2018,
        moneyUnit: "万元",
        sums: { totalInvestment: 6_659_094, annualPlan: 1_823_124 },
        notes: [],
        errors: [],
      });
      expect(reading.columns.every(({ field }) => field !== null)).toBe(true);
      expect(noteCounts(reading)).toEqual({
        START_YEAR_ONLY: 100,
        COMPLETION_YEAR_ONLY: 100,
        START_ASSUMED: 18,
        MISSING_UNIT: 1,
        LEADERS_SPLIT: 1,
        LEADER_REPEATED: 1,
      });
      expect(new Set(reading.rows.flatMap(({ draft }) => draft.leaders ?? [])).size).toBe(35);
      expect(reading.rows.every(({ draft }) => !/\s{2}|\n/.test(draft.name))).toBe(true);
    });

    test("both files say the same, and importing one after the other changes nothing", async () => {
      const [workbook, text] = await Promise.all(files.map(readList));
      expect(workbook?.rows.map(({ draft }) => draft)).toEqual(text?.rows.map(({ draft }) => draft));
      const fates = workbook?.rows.map((row, index) => fateOf(row, text?.rows[index]?.draft ?? null).status);
      expect(new Set(fates)).toEqual(new Set(["same"]));
    });
  });
} else {
  test(`the real list is not beside this folder (${FOLDER}): its tests were not run`, () => {
    expect(files.every((file) => existsSync(file))).toBe(false);
  });
}
