import { db } from "@/lib/core/db";
import type { Role } from "@/lib/generated/prisma/client";

export type Installation = { cityName: string; centreName: string; demo: boolean; secondFactorRoles: Role[] };

/** What this installation is; null before it was set up. */
export const getInstallation = (): Promise<Installation | null> =>
  db().installation.findUnique({
    where: { id: 1 },
    select: { cityName: true, centreName: true, demo: true, secondFactorRoles: true },
  });
