"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { auth } from "@/lib/web/auth";
import { isOwnOrigin } from "@/lib/web/origin";
import { originSettings, requestOrigin } from "@/lib/web/session";

/** For a plain form: ends this session and its cookie. */
export async function signOut(): Promise<void> {
  if (isOwnOrigin(await requestOrigin(), originSettings())) {
    await auth().api.signOut({ headers: await headers() });
  }
  redirect("/login");
}
