import { db } from "@/lib/core/db";
import type { CreateProjectInput } from "@/lib/projects/schema";
import { freshDatabase } from "@/tests/support/database";

/** A project as the centre enters it. */
export const draft = (name: string, more: Partial<CreateProjectInput> = {}): CreateProjectInput => ({
  name,
  nature: "new",
  category: "工业",
  regionCode: "512002",
  responsibleUnit: "市住建局",
  leaders: ["市级联系领导01", "市级联系领导02"],
  totalInvestment: 10000.5,
  content: "建设标准厂房 100% 达产",
  ...more,
});

/** A database with two regions and two units, to enter projects into; for `beforeAll`. */
export async function emptyRegistry(): Promise<void> {
  await freshDatabase();
  await db().region.createMany({
    data: [
      { code: "512002", name: "雁江区" },
      { code: "512021", name: "安岳县" },
    ],
  });
  await db().unit.createMany({ data: [{ name: "市住建局" }, { name: "市交通局" }] });
}
