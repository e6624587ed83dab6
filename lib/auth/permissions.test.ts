import { describe, expect, it } from "vitest";
import {
  type Actor,
  listScopeOf,
  mayEditRegistry,
  mayFile,
  mayManageAccounts,
  mayReadUnits,
  mayReview,
  mayRunCycle,
  maySeeAllTraces,
  maySeeBusiness,
  maySeeTrace,
  type Role,
  roles,
  visibilityOf,
} from "@/lib/auth/permissions";

const actor = (
  role: Role,
  unitId: string | null = "own-unit",
  regionCode: string | null = "own-region",
): Actor => ({
  id: role,
  name: role,
  role,
  unitId,
  unitName: null,
  regionCode,
  leaderId: null,
});

const places = {
  ownUnit: { responsibleUnitId: "own-unit", regionCode: "own-region" },
  otherUnit: { responsibleUnitId: "other-unit", regionCode: "own-region" },
  otherRegion: { responsibleUnitId: "other-unit", regionCode: "other-region" },
  nobodys: { responsibleUnitId: null, regionCode: null },
};
type Row = Record<keyof typeof places, string>;

/** v: full, public or none · F files · R reviews · T sees the trace. */
const table: Record<Role, Row> = {
  reporter: { ownUnit: "full F T", otherUnit: "public", otherRegion: "public", nobodys: "public" },
  coordinator: { ownUnit: "full F R T", otherUnit: "full F R T", otherRegion: "none", nobodys: "none" },
  centre: {
    ownUnit: "full F R T",
    otherUnit: "full F R T",
    otherRegion: "full F R T",
    nobodys: "full F R T",
  },
  leader: { ownUnit: "full T", otherUnit: "full T", otherRegion: "full T", nobodys: "full T" },
  discipline: { ownUnit: "full T", otherUnit: "full T", otherRegion: "full T", nobodys: "full T" },
  auditor: { ownUnit: "none T", otherUnit: "none T", otherRegion: "none T", nobodys: "none T" },
  admin: { ownUnit: "none", otherUnit: "none", otherRegion: "none", nobodys: "none" },
};

const cases = roles.flatMap((role) =>
  (Object.keys(places) as (keyof typeof places)[]).map((place) => [role, place, table[role][place]] as const),
);

describe("a project", () => {
  it.each(cases)("for %s, %s: %s", (role, place, expected) => {
    const project = places[place];
    const who = actor(role);
    const found = [
      visibilityOf(who, project),
      mayFile(who, project) && "F",
      mayReview(who, project) && "R",
      maySeeTrace(who, project) && "T",
    ];
    expect(found.filter(Boolean).join(" ")).toBe(expected);
  });

  it("without a unit or region belongs to nobody who has none either", () => {
    expect(mayFile(actor("reporter", null), places.nobodys)).toBe(false);
    expect(visibilityOf(actor("coordinator", null, null), places.nobodys)).toBe("none");
  });
});

describe("a list", () => {
  it.each([
    ["reporter", { kind: "all" }],
    ["coordinator", { kind: "region", regionCode: "own-region" }],
    ["centre", { kind: "all" }],
    ["leader", { kind: "all" }],
    ["discipline", { kind: "all" }],
    ["auditor", { kind: "none" }],
    ["admin", { kind: "none" }],
  ] as const)("of %s holds %o", (role, scope) => {
    expect(listScopeOf(actor(role))).toEqual(scope);
  });

  it("of a coordinator without a region is empty", () => {
    expect(listScopeOf(actor("coordinator", null, null))).toEqual({ kind: "none" });
  });
});

describe("what needs no row", () => {
  const rights: [string, (who: Actor) => boolean, Role[]][] = [
    ["sees business data", maySeeBusiness, ["reporter", "coordinator", "centre", "leader", "discipline"]],
    ["edits the registry", mayEditRegistry, ["centre"]],
    ["runs the cycle", mayRunCycle, ["centre"]],
    ["manages accounts", mayManageAccounts, ["admin"]],
    ["reads units", mayReadUnits, ["centre", "admin"]],
    ["sees all traces", maySeeAllTraces, ["centre", "auditor"]],
  ];
  it.each(rights)("%s", (_name, may, expected) => {
    expect(roles.filter((role) => may(actor(role)))).toEqual(expected);
  });
});
