import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/auth/permissions";
import { addDays } from "@/lib/core/periods";
import { CLOCK_ID, type IssueFacts, maySeeIssue } from "@/lib/issues/rules/standing";
import { actsOf, transitions, type Verb, verbs, wantedOf, whyNot } from "@/lib/issues/rules/transitions";
import { type IssueState, issueStates } from "@/lib/issues/schema";

const TODAY = "2017-10-20";

const actor = (id: string, role: Actor["role"], more: Partial<Actor> = {}): Actor => ({
  id,
  name: id,
  role,
  unitId: null,
  unitName: null,
  regionCode: null,
  leaderId: null,
  ...more,
});

/** Everybody there is, by how they stand to the issue below. */
const people = {
  牵头单位: actor("lead", "reporter", { unitId: "lead-unit" }),
  配合单位: actor("assist", "reporter", { unitId: "assist-unit" }),
  提出单位: actor("raiser", "reporter", { unitId: "raiser-unit" }),
  无关单位: actor("stranger", "reporter", { unitId: "another-unit" }),
  本区项目办: actor("region", "coordinator", { regionCode: "512021" }),
  外区项目办: actor("elsewhere", "coordinator", { regionCode: "512022" }),
  项目中心: actor("centre", "centre"),
  市领导: actor("leader", "leader"),
  纪委监委: actor("discipline", "discipline"),
  审计: actor("auditor", "auditor"),
  系统管理员: actor("admin", "admin"),
  时钟: actor(CLOCK_ID, "centre"),
} as const;
type Person = keyof typeof people;

const issueIn = (state: IssueState, more: Partial<IssueFacts> = {}): IssueFacts => ({
  kind: "problem",
  state,
  level: 1,
  regionCode: "512021",
  leadUnitId: "lead-unit",
  leadRegionCode: null,
  assistingUnitIds: ["assist-unit"],
  raisedByUnitId: "raiser-unit",
  projectUnitId: "raiser-unit",
  assignedLevel: 1,
  deadline: "2017-10-25",
  sentBackBy: [],
  extension: { pending: false, granted: false },
  shelvingPending: false,
  applicantId: "lead",
  closedOn: state === "closed" ? TODAY : null,
  ...more,
});

/** Who may do what in which state, as the office's rules say it: written here a second time, by hand. */
const office: Record<IssueState, Partial<Record<Person, Verb[]>>> = {
  registered: {
    牵头单位: ["escalate"],
    提出单位: ["escalate"],
    本区项目办: ["assign", "escalate"],
    项目中心: ["assign", "escalate"],
    市领导: ["instruct"],
    时钟: ["escalate"],
  },
  assigned: {
    牵头单位: ["accept", "sendBack", "escalate", "requestShelving"],
    提出单位: ["escalate"],
    本区项目办: ["escalate", "requestShelving"],
    项目中心: ["escalate", "requestShelving"],
    市领导: ["instruct"],
    时钟: ["escalate"],
  },
  working: {
    牵头单位: ["progress", "requestExtension", "escalate", "requestShelving", "requestCloseOut"],
    配合单位: ["progress"],
    提出单位: ["escalate"],
    本区项目办: ["escalate", "requestShelving"],
    项目中心: ["progress", "escalate", "requestShelving", "requestCloseOut"],
    市领导: ["instruct"],
    时钟: ["escalate"],
  },
  closing: {
    本区项目办: ["verify", "returnCloseOut"],
    项目中心: ["verify", "returnCloseOut"],
    市领导: ["instruct"],
  },
  closed: { 本区项目办: ["reopen"], 项目中心: ["reopen"] },
  shelved: { 本区项目办: ["resume"], 项目中心: ["resume"], 市领导: ["instruct"], 时钟: ["resume"] },
};

describe("台账的每一步，每一种人", () => {
  for (const state of issueStates) {
    for (const person of Object.keys(people) as Person[]) {
      it(`${state} ${person}`, () => {
        const issue = issueIn(state);
        const allowed = verbs.filter((verb) => whyNot(verb, issue, people[person], TODAY) === null);
        expect(allowed).toEqual(verbs.filter((verb) => office[state][person]?.includes(verb)));
      });
    }
  }

  it("凡不许的，都说得出是谁的事、现在到了哪一步", () => {
    for (const state of issueStates) {
      for (const person of Object.values(people)) {
        for (const { verb, whyNot: reason } of actsOf(issueIn(state), person, TODAY)) {
          if (!transitions[verb].from.includes(state)) expect(reason).toBe(`ISSUE_IS_${state.toUpperCase()}`);
        }
      }
    }
    expect(whyNot("accept", issueIn("assigned"), people.项目中心, TODAY)).toBe("LEAD_ONLY");
    expect(whyNot("verify", issueIn("closing"), people.牵头单位, TODAY)).toBe("AUTHORITY_ONLY");
  });

  it("谁看得见：市里全部，区县看本区，单位看自己提的、牵头的、配合的", () => {
    const seen = (Object.keys(people) as Person[]).filter((person) =>
      maySeeIssue(issueIn("working"), people[person]),
    );
    expect(seen).toEqual([
      "牵头单位",
      "配合单位",
      "提出单位",
      "本区项目办",
      "项目中心",
      "市领导",
      "纪委监委",
      "时钟",
    ]);
  });
});

describe("层级", () => {
  const working = (more: Partial<IssueFacts>) => issueIn("working", more);

  it("提到第二级以后归中心，区县项目办不再交办和核验", () => {
    const raised = issueIn("closing", { level: 2 });
    expect(whyNot("verify", raised, people.本区项目办, TODAY)).toBe("AUTHORITY_ONLY");
    expect(whyNot("verify", raised, people.项目中心, TODAY)).toBeNull();
  });

  it("第三级不能再提", () => {
    expect(whyNot("escalate", working({ level: 3 }), people.牵头单位, TODAY)).toBe("LEVEL_HIGHEST");
  });

  it.each([
    [1, ["本区项目办", "项目中心"]],
    [2, ["项目中心"]],
    [3, ["市领导"]],
  ])("第 %i 级交办的，延期由这一级批", (assignedLevel, deciders) => {
    const issue = working({ assignedLevel, extension: { pending: true, granted: false } });
    const may = (Object.keys(people) as Person[]).filter(
      (person) => whyNot("approveExtension", issue, people[person], TODAY) === null,
    );
    expect(may).toEqual(deciders);
  });

  it("区县的牵头单位，由本区项目办代办", () => {
    const issue = issueIn("assigned", { leadRegionCode: "512021", regionCode: null, level: 2 });
    expect(whyNot("accept", issue, people.本区项目办, TODAY)).toBeNull();
    expect(whyNot("accept", issue, people.外区项目办, TODAY)).toBe("LEAD_ONLY");
  });
});

describe("只许一次的和要别人做的", () => {
  it("同一单位只能退回一次", () => {
    const again = issueIn("assigned", { sentBackBy: ["lead-unit"] });
    expect(whyNot("sendBack", again, people.牵头单位, TODAY)).toBe("SENT_BACK_ALREADY");
    const other = issueIn("assigned", { sentBackBy: ["another-unit"] });
    expect(whyNot("sendBack", other, people.牵头单位, TODAY)).toBeNull();
  });

  it("延期只批一次；有一份在等，不再收第二份", () => {
    const granted = issueIn("working", { extension: { pending: false, granted: true } });
    expect(whyNot("requestExtension", granted, people.牵头单位, TODAY)).toBe("EXTENSION_ALREADY");
    const waiting = issueIn("working", { extension: { pending: true, granted: false } });
    expect(whyNot("requestExtension", waiting, people.牵头单位, TODAY)).toBe("EXTENSION_PENDING");
    expect(whyNot("approveExtension", issueIn("working"), people.项目中心, TODAY)).toBe(
      "NO_EXTENSION_PENDING",
    );
  });

  it("挂账由市领导批，先要有申请", () => {
    const asked = issueIn("working", { shelvingPending: true });
    expect(whyNot("approveShelving", asked, people.市领导, TODAY)).toBeNull();
    expect(whyNot("approveShelving", asked, people.项目中心, TODAY)).toBe("LEADER_ONLY");
    expect(whyNot("requestShelving", asked, people.牵头单位, TODAY)).toBe("SHELVING_PENDING");
    expect(whyNot("approveShelving", issueIn("working"), people.市领导, TODAY)).toBe("NO_SHELVING_PENDING");
  });

  it("自己申请的，自己不能核验，也不能自己退回", () => {
    const own = issueIn("closing", { applicantId: "centre" });
    for (const verb of ["verify", "returnCloseOut"] as const) {
      expect(whyNot(verb, own, people.项目中心, TODAY)).toBe("VERIFIER_IS_APPLICANT");
      expect(whyNot(verb, own, people.本区项目办, TODAY)).toBeNull();
    }
  });

  it.each([
    [30, null],
    [31, "REOPEN_TOO_LATE"],
  ])("销号后第 %i 天重新打开", (days, reason) => {
    const closed = issueIn("closed", { closedOn: addDays(TODAY, -days) });
    expect(whyNot("reopen", closed, people.项目中心, TODAY)).toBe(reason);
  });
});

describe("现在要谁做什么", () => {
  it.each([
    [issueIn("registered"), "assignment"],
    [issueIn("assigned"), "acceptance"],
    [issueIn("working"), "result"],
    [issueIn("working", { extension: { pending: true, granted: false } }), "extensionDecision"],
    [issueIn("working", { shelvingPending: true }), "shelvingDecision"],
    [issueIn("closing", { shelvingPending: true }), "verification"],
    [issueIn("shelved"), "review"],
    [issueIn("closed"), "nothing"],
  ])("%o", (issue, wanted) => {
    expect(wantedOf(issue)).toBe(wanted);
  });
});
