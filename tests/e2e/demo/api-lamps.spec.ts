import * as boards from "../../../lib/web/contract/board";
import * as lamps from "../../../lib/web/contract/lamps";
import { client } from "../../support/api-client";
import { expect, test } from "../../support/office";

test("统计：177 个项目，84 个亮过黄灯，33 个亮过红灯，31 个黄转绿，14 次退出红灯", async ({ request }) => {
  const { ask } = client(request, "leader");
  const counted = await ask(boards.lampStatisticsCall, { query: "?from=2017-03&to=2017-10" });
  expect(counted).toMatchObject({
    projects: 177,
    now: { red: 19, yellow: 20, green: 138, paused: 0 },
    everYellow: 84,
    everRed: 33,
    yellowToGreen: 31,
    redExits: 14,
  });
  const board = await ask(boards.boardCall, { query: "?period=2017-10" });
  expect(board.counts).toEqual({ red: 19, yellow: 20, green: 138, paused: 0 });
  expect(board.projects).toHaveLength(177);
  expect(board.months.map((month) => month.period)).toEqual([
    ...["2017-03", "2017-04", "2017-05", "2017-06", "2017-07", "2017-08", "2017-09", "2017-10"],
  ]);
});

test("推演：同样的事实在库里和在推演里亮同样的灯", async ({ request }) => {
  const { ask } = client(request, "centre");
  const board = await ask(boards.boardCall);
  const red = board.projects.filter((project) => project.lamp === "red").slice(0, 5);
  expect(red).toHaveLength(5);
  for (const { projectId, behindRun, redRun } of red) {
    const { decisions } = await ask(lamps.projectLampsCall, { path: `/projects/${projectId}/lamps` });
    expect(decisions.map((decision) => decision.period)).toEqual(
      decisions.map((decision) => decision.period).toSorted((a, b) => (a < b ? 1 : -1)),
    );
    const facts = decisions[0]?.inputs as object;
    const replayed = await ask(lamps.simulateCall, {
      data: { from: "2017-03", to: "2017-10", projects: [{ key: "它", ...facts }] },
    });
    expect(replayed.decisions.at(-1)).toMatchObject({ period: "2017-10", lamp: "red", behindRun, redRun });
    const stored = decisions.map(({ period, lamp }) => [period, lamp]).reverse();
    expect(replayed.decisions.map(({ period, lamp }) => [period, lamp])).toEqual(stored);
  }
});

test("推演不保存，规则可改，错误指明字段", async ({ request }) => {
  const { ask, refusal } = client(request, "reporter");
  const projects = [
    { key: "a", annualPlans: { "2017": 1200 }, reports: { "2017-03": { invested: 80 } } },
    { key: "b", annualPlans: { "2017": 1200 }, reports: {} },
  ];
  const range = { from: "2017-03", to: "2017-04" };
  const usual = await ask(lamps.simulateCall, { data: { ...range, projects } });
  expect(usual.decisions.map(({ key, period, lamp }) => `${key} ${period} ${lamp}`)).toEqual([
    "a 2017-03 yellow",
    "a 2017-04 red",
    "b 2017-03 yellow",
    "b 2017-04 red",
  ]);
  const gentle = await ask(lamps.simulateCall, {
    data: { ...range, projects, rules: { monthsBehindToRed: 3 } },
  });
  expect(gentle.decisions.map(({ lamp }) => lamp)).toEqual(["yellow", "yellow", "yellow", "yellow"]);
  expect(await refusal(lamps.simulateCall, { data: { ...range, projects: [{ key: 1 }] } })).toEqual([
    400,
    "INVALID_INPUT",
  ]);
});
