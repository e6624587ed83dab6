import { describe, expect, it } from "vitest";
import { isListed, spellingsOf } from "@/lib/auth/commands/password-words";
import {
  deviceOf,
  lockMinutes,
  USERNAME,
  whyNotDemote,
  whyNotDisable,
  whyNotPassword,
  whyNotRole,
  whySessionEnded,
} from "@/lib/auth/rules";

const about = ["centre", ...spellingsOf("资阳市"), ...spellingsOf("市住房城乡建设局")];

describe("a password", () => {
  it.each([
    ["Xk7m-pQ2w-", null],
    ["春风又绿Aa江南岸-", null],
    ["Kfwmzpqv77", null],
    ["Xk7m-pQ2w", "PASSWORD_SHORT"],
    ["", "PASSWORD_SHORT"],
    [`Aa1-${"x".repeat(125)}`, "PASSWORD_LONG"],
    ["kfwmzpqvbt", "PASSWORD_CLASSES"],
    ["kfwmzpqv77", "PASSWORD_CLASSES"],
    ["1qaz2wsx-QAZ", null],
    ["Aaaaaaa111!", "PASSWORD_COMMON"],
  ])("%s: %s", (password, reason) => {
    expect(whyNotPassword(password, about, isListed)).toBe(reason);
  });

  it.each([
    "Password123",
    "P@ssw0rd2017",
    "Qwerty-12345",
    "Admin@123456",
    "Sunshine#2017",
    "2017_Dragonfly",
    "M1chael!1990",
    "Woaini-1314",
    "Liangdeng@2017",
  ])("%s is on the list, adorned", (password) => {
    expect(whyNotPassword(password, about, isListed)).toBe("PASSWORD_COMMON");
  });

  it.each(["Ziyang@2017", "Ziyangshi_17", "Centre.20171120", "C3ntr3-2017!!", "2017!Ziyang"])(
    "%s is what whoever knows the place tries first",
    (password) => {
      expect(whyNotPassword(password, about, isListed)).toBe("PASSWORD_COMMON");
    },
  );

  it("of somebody else's name is not refused for it", () => {
    expect(whyNotPassword("Ziyang@2017", [], isListed)).toBeNull();
  });
});

describe("a user name", () => {
  it.each(["centre", "zjj-yanjiang", "u1", "li.gong", "a_b"])("%s is one", (name) => {
    expect(USERNAME.test(name)).toBe(true);
  });
  it.each(["", "a", "-ab", "ab-", "Centre", "a b", "张三", "a".repeat(31), "a@b"])("%s is none", (name) => {
    expect(USERNAME.test(name)).toBe(false);
  });
});

describe("a session", () => {
  const createdAt = new Date("2017-11-20T00:00:00Z");
  it.each([
    ["29 min 59 s after the last request holds", "00:00:00", "00:29:59", null],
    ["30 min after the last request is over", "00:00:00", "00:30:00", "IDLE"],
    ["11 h 59 min old and just used holds", "11:58:00", "11:59:59", null],
    ["12 h old and just used is over", "11:59:00", "12:00:00", "ABSOLUTE"],
  ])("%s", (_name, seen, at, reason) => {
    const time = (text: string) => new Date(`2017-11-20T${text}Z`);
    expect(whySessionEnded({ createdAt, lastSeenAt: time(seen) }, time(at))).toBe(reason);
  });
});

describe("the last active administrator", () => {
  const admin = { role: "admin" as const, disabled: false };
  it("cannot be disabled or given another role", () => {
    expect(whyNotDemote(admin, 0)).toBe("LAST_ADMIN");
    expect(whyNotDisable({ ...admin, own: false }, 0)).toBe("LAST_ADMIN");
  });
  it("can when another one is active, but not by themselves", () => {
    expect(whyNotDemote(admin, 1)).toBeNull();
    expect(whyNotDisable({ ...admin, own: false }, 1)).toBeNull();
    expect(whyNotDisable({ ...admin, own: true }, 1)).toBe("OWN_ACCOUNT");
  });
  it("is not a disabled one, nor anybody of another role", () => {
    expect(whyNotDemote({ ...admin, disabled: true }, 0)).toBeNull();
    expect(whyNotDisable({ role: "reporter", disabled: false, own: false }, 0)).toBeNull();
  });
});

describe("a role", () => {
  it("of a reporter needs a unit, of a coordinator a region, the others nothing", () => {
    const none = { unitId: null, regionCode: null };
    expect(whyNotRole({ role: "reporter", ...none })).toBe("ROLE_NEEDS_UNIT");
    expect(whyNotRole({ role: "reporter", unitId: "u", regionCode: null })).toBeNull();
    expect(whyNotRole({ role: "coordinator", ...none })).toBe("ROLE_NEEDS_REGION");
    expect(whyNotRole({ role: "coordinator", unitId: null, regionCode: "r" })).toBeNull();
    for (const role of ["centre", "leader", "discipline", "auditor", "admin"] as const) {
      expect(whyNotRole({ role, ...none })).toBeNull();
    }
  });
});

it("a lock lasts 15 minutes, then twice as long each time, a day at most", () => {
  expect([0, 1, 2, 3, 6, 7, 40].map(lockMinutes)).toEqual([15, 30, 60, 120, 960, 1440, 1440]);
});

describe("a browser in two words", () => {
  it.each([
    [
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120.0 Safari/537.36 Edg/120.0",
      "Edge · Windows",
    ],
    ["Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/120.0 Safari/537.36", "Chrome · Linux"],
    [
      "Mozilla/5.0 (Linux; Android 12; HarmonyOS) AppleWebKit/537.36 Chrome/99.0 Mobile Safari/537.36",
      "Chrome · HarmonyOS",
    ],
    [
      "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Mobile/15E148 Safari/604.1",
      "Safari · iOS",
    ],
    [
      "Mozilla/5.0 (Linux; Android 13) Chrome/107 Mobile Safari/537.36 MicroMessenger/8.0",
      "WeChat · Android",
    ],
    ["curl/8.0", null],
    [null, null],
  ])("%s: %s", (userAgent, words) => {
    expect(deviceOf(userAgent)).toBe(words);
  });
});
