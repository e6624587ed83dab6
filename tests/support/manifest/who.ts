import { type Role, roles } from "../../../lib/auth/permissions";

/** The projects that the walk uses: one of the reporter's unit, one of the coordinator's region, one of neither. */
export type Projects = { ofUnit: string; ofRegion: string; elsewhere: string };

export const business: readonly Role[] = ["centre", "leader", "discipline", "reporter", "coordinator"];
export const all = roles;

/** Of what is about one project: who gets it for each of the three. */
export type ByProject = Record<keyof Projects, readonly Role[]>;

export const seesPublicFacts: ByProject = {
  ofUnit: ["centre", "leader", "discipline", "reporter"],
  ofRegion: business,
  elsewhere: ["centre", "leader", "discipline", "reporter"],
};
export const seesInFull: ByProject = {
  ofUnit: ["centre", "leader", "discipline", "reporter"],
  ofRegion: ["centre", "leader", "discipline", "coordinator"],
  elsewhere: ["centre", "leader", "discipline"],
};
export const files: ByProject = {
  ofUnit: ["centre", "reporter"],
  ofRegion: ["centre", "coordinator"],
  elsewhere: ["centre"],
};
export const reviews: ByProject = {
  ofUnit: ["centre"],
  ofRegion: ["centre", "coordinator"],
  elsewhere: ["centre"],
};
export const editsRegistry: ByProject = { ofUnit: ["centre"], ofRegion: ["centre"], elsewhere: ["centre"] };
export const withAuditor = ({ ofUnit, ofRegion, elsewhere }: ByProject): ByProject => ({
  ofUnit: [...ofUnit, "auditor"],
  ofRegion: [...ofRegion, "auditor"],
  elsewhere: [...elsewhere, "auditor"],
});

/** Of one issue: on the reporter's unit, of the coordinator's region at level 1, of neither. */
export const seesIssue: ByProject = {
  ofUnit: ["centre", "leader", "discipline", "reporter"],
  ofRegion: ["centre", "leader", "discipline", "coordinator"],
  elsewhere: ["centre", "leader", "discipline"],
};
export const issueActs: Record<"authority" | "lead" | "leadOrCentre" | "concerned", ByProject> = {
  authority: { ofUnit: ["centre"], ofRegion: ["centre", "coordinator"], elsewhere: ["centre"] },
  lead: { ofUnit: ["reporter"], ofRegion: [], elsewhere: [] },
  leadOrCentre: { ofUnit: ["reporter", "centre"], ofRegion: ["centre"], elsewhere: ["centre"] },
  concerned: {
    ofUnit: ["reporter", "centre"],
    ofRegion: ["coordinator", "centre"],
    elsewhere: ["centre"],
  },
};

/** Of one published meeting: the city's, attended by the reporter's unit and the coordinator's region; the region's own; another region's. */
export const seesMeeting: ByProject = {
  ofUnit: business,
  ofRegion: ["centre", "leader", "discipline", "coordinator"],
  elsewhere: ["centre", "leader", "discipline"],
};
export const holdsMeeting: ByProject = {
  ofUnit: ["centre"],
  ofRegion: ["centre", "coordinator"],
  elsewhere: ["centre"],
};

export const withHelper = (projects: ByProject): ByProject => ({
  ...projects,
  ofRegion: [...projects.ofRegion, "reporter"],
});
