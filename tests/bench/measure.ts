import { keptSecret } from "../../lib/core/launch-files";
import type { Bench, Place, Size } from "./bench";

/** `measure.ts <bench> <size>`: one bench at one size, in a process of its own; its samples as one line of JSON. */
const [name = "", size = "none"] = process.argv.slice(2);
process.env.AUTH_SECRET = await keptSecret(process.env.LIANGDENG_DATA ?? ".");

const { bench }: { bench: Bench } = await import(`./${name}.bench.ts`);
const place: Place = {
  size: size as Size,
  city: process.env.BENCH_CITY ? JSON.parse(process.env.BENCH_CITY) : null,
  ownerUrl: process.env.BENCH_OWNER_URL ?? "",
  pages: process.env.BENCH_PAGES ?? "",
  now: new Date("2017-11-20T02:00:00Z"),
};
const samples = await bench.measure(place);
process.stdout.write(`\n${JSON.stringify(samples)}\n`);
process.exit(0);
