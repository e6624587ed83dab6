import "server-only";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { SeriesScope } from "@/lib/meetings/rules/scope";

type Scope = Omit<SeriesScope, "level">;

/** The projects that a series deals with. */
export const seriesProjects = ({ regionCode, programmeId }: Scope): Prisma.ProjectWhereInput => ({
  ...(regionCode ? { regionCode } : {}),
  ...(programmeId ? { programmeId } : {}),
});

/** The issues that a series deals with. */
export const seriesIssues = ({ regionCode, programmeId }: Scope): Prisma.IssueWhereInput => ({
  ...(regionCode ? { regionCode } : {}),
  ...(programmeId ? { project: { programmeId } } : {}),
});
