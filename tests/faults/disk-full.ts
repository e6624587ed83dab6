import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ask, type Taken } from "../load/tally";
import { pdfOf } from "../support/pictures";
import { audit } from "./books";
import { copyCity } from "./city";
import { Crew } from "./crew";
import { clock, type Fault, type Place } from "./fault";
import { Installation } from "./installation";
import { SmallDisk, whyNoDisk } from "./small-disk";

/** What the database has for itself before the disk is filled, and what is left of it then. */
const ROOM_MB = 96;
const LEFT_BYTES = 150_000;
const REFUSALS = 40;
const LONGEST_MS = 60_000;
const UPLOADS_MB = 3;
const UPLOAD_BYTES = 400_000;
const MOST_UPLOADS = 20;

const sizeOf = (folder: string): number =>
  Number(execFileSync("du", ["-sm", folder], { encoding: "utf8" }).split("\t")[0]);

/** The disk under the database fills while four hands file: refused in words, until there is room again. */
async function fillDatabase(installation: Installation, disk: SmallDisk, crew: Crew, place: Place) {
  const faults: string[] = [];
  let full = true;
  const filing = crew.handInWhile(() => full, { pauseMs: 20 });
  await disk.fill(LEFT_BYTES);
  const begun = clock();
  const inWords = () => crew.told.get("STORAGE_FULL") ?? 0;
  while (inWords() < REFUSALS && clock() < begun + LONGEST_MS) await sleep(50);
  const page = await ask(`${installation.origin}/api/livez`);
  place.say(`full after ${((clock() - begun) / 1000).toFixed(1)} s; ${crew.line()}`);
  if (inWords() === 0) faults.push("nothing was refused with 503: the disk was not full, or nobody was told");
  if (page.status !== 200) faults.push(`livez on a full disk: ${page.status}`);
  await disk.makeRoom();
  const served = await crew.acceptsAgain(clock());
  full = false;
  await filing;
  return { served, faults };
}

function upload({ city }: Place, origin: string, name: string, key: string): Promise<Taken> {
  const form = new FormData();
  const content = pdfOf(`${name} ${"0".repeat(UPLOAD_BYTES)}`);
  form.append("file", new Blob([new Uint8Array(content)]), name);
  const headers = { authorization: `Bearer ${city.centre.bearer}`, "idempotency-key": key };
  return ask(`${origin}/api/v1/files`, { method: "POST", headers, body: form });
}

/** Uploads until the folder is full: refused in words, no half file; reports go on; with room the same one is taken. */
async function fillUploads(installation: Installation, disk: SmallDisk, crew: Crew, place: Place) {
  const { origin } = installation;
  const faults: string[] = [];
  let key = randomUUID();
  let answer = await upload(place, origin, "0.pdf", key);
  let kept = 0;
  while (answer.status === 201 && kept < MOST_UPLOADS) {
    kept++;
    key = randomUUID();
    answer = await upload(place, origin, `${kept}.pdf`, key);
  }
  place.say(`${kept} documents kept, then ${answer.status} ${answer.text.slice(0, 120)}`);
  if (answer.status !== 503 || !answer.text.includes("STORAGE_FULL"))
    faults.push(`a full upload folder is answered ${answer.status} ${answer.text.slice(0, 160)}`);
  const half = await readdir(join(disk.path, "incoming"));
  if (half.length > 0) faults.push(`half files are left: ${half.join(", ")}`);
  if (!(await crew.handIn(crew.next("report")))) faults.push("no report is taken while uploads have no room");
  const roomSince = clock();
  execFileSync("mount", ["-o", `remount,size=${UPLOADS_MB * 4}m`, disk.path]);
  const again = await upload(place, origin, `${kept}.pdf`, key);
  if (again.status !== 201) faults.push(`with room the same upload is answered ${again.status}`);
  return { served: clock() - roomSince, faults };
}

export const fault: Fault = {
  name: "disk-full",
  about: "disk full, of the database and of uploads",
  whyNot: whyNoDisk,
  async run(place) {
    const data = await place.folder("data");
    const disk = await SmallDisk.mount(place, data, sizeOf(place.city.data) + ROOM_MB);
    copyCity(place.city, data);
    const uploads = await SmallDisk.mount(place, join(data, "files"), UPLOADS_MB);
    const installation = await Installation.on(place, data);
    await installation.start();
    const crew = new Crew(place.city, installation.origin);
    const database = await fillDatabase(installation, disk, crew, place);
    const files = await fillUploads(installation, uploads, crew, place);
    const faults = [
      ...database.faults,
      ...files.faults,
      ...crew.refusals,
      ...(await audit(await installation.books(), crew.attempts)),
    ];
    return { runs: 2, attempts: crew.attempts, serves: [database.served, files.served], faults };
  },
};
