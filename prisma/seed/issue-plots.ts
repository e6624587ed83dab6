import { addDays, type Day } from "@/lib/core/periods";
import { ledgerDay, Pen, persons, type Story, TODAY } from "./issue-pen";
import { OPEN_PERIOD } from "./lives";
import type { Random } from "./random";

export const sentBack = "权属在其他部门，请按职责另行交办。";
const extended = "上级批复流程尚需时日，申请顺延。";
const shelvedFor = "须待上级政策明确后方可推进，申请挂账并按期复核。";
const returned = "所附依据只有文字，未见现场情况和移交签字，请补充后再报。";
export const reopened = "现场复查发现问题反弹，重新打开。";

/** How it stands at the end. */
type End =
  | "closed"
  | "reopened"
  | "closing"
  | "returned"
  | "working"
  | "late"
  | "extended"
  | "asksExtension"
  | "shelved"
  | "asksShelving"
  | "assigned"
  | "sentBack"
  | "registered";

export const ends: readonly [End, number][] = [
  ["working", 26],
  ["late", 24],
  ["extended", 8],
  ["asksExtension", 6],
  ["shelved", 8],
  ["asksShelving", 4],
  ["closing", 16],
  ["returned", 8],
];
/** What waits for its first answer came in only lately. */
const freshEnds = ["registered", "assigned", "assigned", "registered", "sentBack"] as const;
const fresh: ReadonlySet<End> = new Set(freshEnds);
const LATELY: Day = `${OPEN_PERIOD}-13`;
const FRESH_FROM: Day = "2017-10-28";

export function drawEnd(from: Day, random: Random): End {
  if (from >= FRESH_FROM && random.chance(0.8)) return random.pick(freshEnds);
  let left = random.between(
    0,
    ends.reduce((sum, [, weight]) => sum + weight, 0),
  );
  for (const [end, weight] of ends) {
    left -= weight;
    if (left < 0) return end;
  }
  return "working";
}

type Plot = Omit<Story, "steps" | "person"> & { from: Day; end: End; until: Day };

export function tell(plot: Plot, random: Random): Story {
  const { from, end, until, texts, raisedBy, ...story } = plot;
  const pen = new Pen(ledgerDay(fresh.has(end) && from < LATELY ? LATELY : from), random);
  pen.add({ verb: "register", who: raisedBy });
  const told = (): Story => ({
    ...story,
    texts,
    raisedBy,
    person: random.pick(persons),
    steps: pen.steps,
  });
  if (end === "registered") return told();
  if (random.chance(0.12) && raisedBy === "raiser") {
    pen.add({ verb: "escalate", who: "raiser", reason: "需市级部门协调，区县难以解决。" }, 1);
  }
  if (story.kind === "directive")
    pen.add({ verb: "instruct", who: "leader", text: "请牵头单位限期办结，每周报一次进展。" });
  const late = end === "late" || end === "extended";
  const days = late ? random.integer(9, 20) : random.integer(25, 60);
  const dueSoon = end === "working" && random.chance(0.4);
  const deadline =
    end === "closed" || end === "reopened"
      ? addDays(until, random.chance(0.8) ? 4 : -3)
      : dueSoon
        ? addDays(TODAY, random.integer(0, 3))
        : addDays(pen.today, days);
  const notBefore = (day: Day): Day => (day <= addDays(pen.today, 5) ? addDays(pen.today, 9) : day);
  const assign = () =>
    pen.add(
      { verb: "assign", who: "centre", deadline: notBefore(deadline) },
      fresh.has(end) ? 1 : random.integer(0, 1),
    );
  assign();
  if (end === "assigned") return told();
  if (end === "sentBack" || random.chance(0.07)) {
    pen.add({ verb: "sendBack", who: "lead", reason: sentBack }, 1);
    if (end === "sentBack") return told();
    assign();
  }
  pen.add({ verb: "accept", who: "lead" }, random.chance(0.85) ? 1 : 3);
  const [first, ...more] = texts.progress;
  if (first) pen.add({ verb: "progress", who: "lead", text: first }, random.integer(1, 4));
  if (random.chance(0.2)) {
    pen.add(
      { verb: "progress", who: "assisting", text: "已按职责完成配合事项，相关意见书面反馈牵头单位。" },
      1,
    );
  }
  if (end === "late" || end === "working") {
    if (more[0] && random.chance(0.5) && !pen.isOver)
      pen.add({ verb: "progress", who: "lead", text: more[0] }, 8);
    return told();
  }
  if (end === "extended" || end === "asksExtension") {
    const wanted = end === "extended" ? "2017-12-15" : "2017-12-31";
    pen.add({ verb: "requestExtension", who: "lead", deadline: wanted, reason: extended }, 2);
    if (end === "extended") pen.add({ verb: "approveExtension", who: "centre" }, 1);
    return told();
  }
  if (end === "shelved" || end === "asksShelving") {
    pen.add({ verb: "requestShelving", who: "lead", reviewOn: "2017-12-20", reason: shelvedFor }, 3);
    if (end === "shelved") pen.add({ verb: "approveShelving", who: "leader" }, 2);
    return told();
  }
  for (const text of more) {
    if (addDays(pen.today, 6) < until) pen.add({ verb: "progress", who: "lead", text }, random.integer(3, 6));
  }
  const ask = (text: string, after: number) => pen.add({ verb: "requestCloseOut", who: "lead", text }, after);
  ask(texts.closing, pen.today < until ? 2 : 1);
  if (end === "closing") return told();
  if (end === "returned" || random.chance(0.18)) {
    pen.add({ verb: "returnCloseOut", who: "centre", reason: returned }, 1);
    if (end === "returned") return told();
    ask(`${texts.closing}现场照片和移交单已附。`, 2);
  }
  pen.add({ verb: "verify", who: "centre" }, random.integer(1, 2));
  if (end === "reopened") {
    pen.add({ verb: "reopen", who: "centre", reason: reopened }, 4);
    pen.add({ verb: "assign", who: "centre", deadline: addDays(TODAY, random.integer(5, 25)) }, 1);
    if (!pen.isOver) pen.add({ verb: "accept", who: "lead" }, 1);
  }
  return told();
}
