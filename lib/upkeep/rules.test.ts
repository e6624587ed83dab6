import { describe, expect, test } from "vitest";
import { backupName, backupsAmong, expired, loadOrder, whyOtherLevel } from "@/lib/upkeep/rules";

const key = (from: string, to: string) => ({ name: `${from}_${to}`, from, to });

describe("the order in which tables are filled", () => {
  test("has every table after those that its rows name; a table that names itself is no obstacle", () => {
    const references = [
      key("report", "project"),
      key("project", "unit"),
      key("unit", "unit"),
      key("report", "unit"),
    ];
    expect(loadOrder(["report", "project", "unit", "alone"], references)).toEqual({
      order: ["alone", "unit", "project", "report"],
      late: [],
    });
  });

  test("leaves the references that close a circle for the end", () => {
    const references = [key("a", "b"), key("b", "a"), key("c", "a")];
    expect(loadOrder(["c", "b", "a"], references)).toEqual({ order: ["a", "b", "c"], late: [key("a", "b")] });
  });
});

describe("a backup's level", () => {
  const one = { name: "1", checksum: "a" };
  const two = { name: "2", checksum: "b" };
  test.each([
    [[one, two], [one, two], null],
    [[one], [one, two], "OLDER"],
    [[one, two], [one], "NEWER"],
    [[one, { ...two, checksum: "c" }], [one, two], "OTHER"],
    [[two], [one, two], "OTHER"],
    [[], [one], "OLDER"],
  ])("%j against %j is %s", (theirs, ours, why) => {
    expect(whyOtherLevel(theirs, ours)).toBe(why);
  });
});

describe("the backups of a folder", () => {
  test("are named by Shanghai's clock, the latest first, and nothing else is one", () => {
    expect(backupName("2017-11-20T02:30:05", true)).toBe("liangdeng-20171120-023005-nightly");
    expect(backupName("2017-11-20T02:30:05", false)).toBe("liangdeng-20171120-023005");
    const names = [
      "liangdeng-20171119-023005-nightly",
      ".partial-liangdeng-20171120-023005-1",
      "liangdeng-20171120-1",
      "notes",
    ];
    expect(backupsAmong([...names, "liangdeng-20171120-023005"])).toEqual([
      "liangdeng-20171120-023005",
      "liangdeng-20171119-023005-nightly",
    ]);
  });

  test("the nightly ones beyond those to be kept go, the oldest first; what was made by hand stays", () => {
    const nightly = (day: number) => `liangdeng-201711${day}-023000-nightly`;
    const names = [nightly(10), nightly(12), nightly(11), "liangdeng-20171101-100000", nightly(13)];
    expect(expired(names, 2)).toEqual([nightly(11), nightly(10)]);
    expect(expired(names, 4)).toEqual([]);
  });
});
