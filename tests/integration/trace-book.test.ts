import { text } from "node:stream/consumers";
import { beforeAll, expect, it } from "vitest";
import { fromBufferPromise } from "yauzl";
import { db } from "@/lib/core/db";
import { updateProject } from "@/lib/projects/commands/update-project";
import { traceBookOf } from "@/lib/web/trace-book";
import { addFile } from "@/tests/support/backed-up-city";
import { freshDatabase } from "@/tests/support/database";
import { centre, makeActor, makeProject, makeReporter, on, outcomeOf } from "@/tests/support/factories";
import { pdfOf } from "@/tests/support/pictures";

const { now } = on("2017-03-20");
let project: string;
let sha256: string;

async function wordsOf(bytes: Uint8Array): Promise<string> {
  const zip = await fromBufferPromise(Buffer.from(bytes));
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName === "word/document.xml") {
      return (await text(await zip.openReadStreamPromise(entry)))
        .replace(/<\/w:p>/g, "\n")
        .replace(/<[^>]+>/g, "");
    }
  }
  return "";
}

beforeAll(async () => {
  await freshDatabase();
  await makeReporter("市住建局");
  project = await makeProject({ name: "凤岭公园 <A&B>" });
  const change = { content: "绿地12公顷", reason: "按批复" };
  await updateProject(centre, { projectId: project, version: 1, ...change }, on("2017-03-02", "09:30"));
  const id = await addFile(project, pdfOf("批复"), "批复.pdf");
  ({ sha256 } = await db().attachment.findUniqueOrThrow({ where: { id }, select: { sha256: true } }));
});

it("the trace book has a cover, every event by category in the office's words, each attachment with its hash, and the last link", async () => {
  const { name, content } = await traceBookOf(makeActor("auditor"), project, now);
  const words = await wordsOf(content);
  const events = await db().traceEvent.findMany({ where: { chain: project }, orderBy: { index: "asc" } });
  expect(name).toMatch(/^项目痕迹册.+\.docx$/);
  for (const said of [
    "凤岭公园 &lt;A&amp;B&gt;",
    "责任单位：市住建局",
    `共 ${events.length} 条痕迹`,
    "修改项目",
    "2017年3月2日 09:30　centre　项目中心",
    "原因：按批复",
    "绿地12公顷",
    "批复.pdf",
    // In the list of attachments; the event that added the file says it in one piece.
    `${sha256.slice(0, 32)}\n${sha256.slice(32)}`,
    events.at(-1)?.hash ?? "none",
  ]) {
    expect(words).toContain(said);
  }
  for (const { index } of events) expect(words).toContain(`第 ${index} 条`);
});

it("is for whoever sees the trace; for others it is not there", async () => {
  const outcomes = async (actor: ReturnType<typeof makeActor>) => outcomeOf(traceBookOf(actor, project, now));
  expect(await outcomes(await makeReporter("市住建局"))).toBe("done");
  expect(await outcomes(makeActor("leader"))).toBe("done");
  expect(await outcomes(await makeReporter("市交通局"))).toBe("NOT_FOUND NOT_FOUND");
  expect(await outcomes(makeActor("admin"))).toBe("NOT_FOUND NOT_FOUND");
});
