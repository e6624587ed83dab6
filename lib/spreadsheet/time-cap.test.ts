import { expect, test, vi } from "vitest";
import { readSpreadsheet } from "@/lib/spreadsheet/read-spreadsheet";
import { sheetXmlOf, workbookParts, zipOf } from "@/tests/support/zips";

vi.mock("@/lib/spreadsheet/limits", async (importOriginal) => {
  const { limits } = await importOriginal<typeof import("@/lib/spreadsheet/limits")>();
  return { limits: { ...limits, smallMs: 1 } };
});

test("a child that does not answer in time is ended, and each one after it gets its turn", async () => {
  const rows = Array.from(
    { length: 5000 },
    (_, row) => `<row r="${row + 1}"><c r="A${row + 1}"><v>1</v></c></row>`,
  );
  const bytes = zipOf(workbookParts(sheetXmlOf(rows.join(""))));
  const answers = await Promise.allSettled([1, 2, 3, 4].map(() => readSpreadsheet(bytes, "慢.xlsx")));
  for (const answer of answers) {
    expect(answer).toMatchObject({ status: "rejected", reason: { reason: "SPREADSHEET_TOO_HEAVY" } });
  }
});
