/**
 * The child process that unpacks and parses a spreadsheet, so that a hostile file can harm this process alone.
 * Plain JavaScript on purpose: Node runs it as it is, beside tsx, vitest and the production build.
 *
 * In: the file's bytes on stdin; its kind ("xlsx" or "csv") and the limits as JSON in the arguments.
 * Out: "ready\n", then one line of JSON: {"sheets":[…]} or {"refused":{"reason","detail"}}.
 */
const [kind, limitsText] = process.argv.slice(2);
const limits = JSON.parse(limitsText ?? "{}");

// A library that prints must not speak on the channel of the answer.
console.log = () => {};
console.info = () => {};
console.warn = () => {};

async function readInput() {
  const chunks = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function readerOf(wanted) {
  if (wanted === "csv") return (await import("./parse-csv.mjs")).parseCsv;
  return (await import("./parse-xlsx.mjs")).parseXlsx;
}

async function answerOf(parse) {
  try {
    return { sheets: await parse(await readInput(), limits) };
  } catch (error) {
    if (typeof error?.reason === "string") return { refused: { reason: error.reason, detail: error.detail } };
    return { refused: { reason: "BROKEN_WORKBOOK", detail: {} } };
  }
}

const parse = await readerOf(kind);
process.stdout.write("ready\n");
const answer = await answerOf(parse);
process.stdout.write(`${JSON.stringify(answer)}\n`, () => process.exit(0));
