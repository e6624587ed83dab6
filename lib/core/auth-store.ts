import { prismaAdapter } from "better-auth/adapters/prisma";
import { db } from "@/lib/core/db";

/** Where better-auth keeps sessions and credentials: our own tables. */
export const authStore = () => prismaAdapter(db(), { provider: "postgresql" });
