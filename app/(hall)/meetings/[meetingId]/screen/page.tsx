import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/shell/client-messages";
import { businessNow } from "@/lib/core/clock";
import { listUnitSheets } from "@/lib/meetings/queries/meeting-papers";
import { snapshotOf } from "@/lib/web/meeting-session";
import { requireUser } from "@/lib/web/session";
import { orNotFound } from "../../../../(desk)/meetings/[meetingId]/find-meeting";
import { Wall } from "./wall";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("meetings"))("screen") };
}

/** 投影: for whoever reads the whole meeting; stands as it is without a script, follows with one. */
export default async function ScreenPage({ params }: { params: Promise<{ meetingId: string }> }) {
  const actor = await requireUser();
  const { meetingId } = await params;
  const view = await orNotFound(snapshotOf(actor, meetingId));
  const sheets = await listUnitSheets(actor, meetingId, await businessNow());
  return (
    <ClientMessages use={["meetings", "lamps", "issues"]}>
      <Wall initial={view} sheets={Object.fromEntries(sheets.map((sheet) => [sheet.unit.id, sheet]))} />
    </ClientMessages>
  );
}
