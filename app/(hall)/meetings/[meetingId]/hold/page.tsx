import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/shell/client-messages";
import { businessNow } from "@/lib/core/clock";
import { addDays, type Day } from "@/lib/core/periods";
import { isWorkDay } from "@/lib/core/work-days";
import { listAssignableUnits } from "@/lib/issues/queries/issue-choices";
import { listUnitSheets } from "@/lib/meetings/queries/meeting-papers";
import { snapshotOf } from "@/lib/web/meeting-session";
import { requireUser } from "@/lib/web/session";
import { orNotFound } from "../../../../(desk)/meetings/[meetingId]/find-meeting";
import { ClerkDesk } from "./clerk-desk";

type Params = { params: Promise<{ meetingId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("meetings"))("hold") };
}

/** Deadlines reach further than this seldom; beyond it no day is marked. */
const DAYS_AHEAD = 400;

const offDaysFrom = (day: Day): Day[] =>
  Array.from({ length: DAYS_AHEAD }, (_, ahead) => addDays(day, ahead)).filter((one) => !isWorkDay(one));

/** 会议记录: for whoever holds the meeting. */
export default async function HoldPage({ params }: Params) {
  const actor = await requireUser();
  const { meetingId } = await params;
  const view = await orNotFound(snapshotOf(actor, meetingId));
  if (view.standing !== "hold") notFound();
  const [units, sheets] = await Promise.all([
    listAssignableUnits(actor),
    listUnitSheets(actor, meetingId, await businessNow()),
  ]);
  return (
    <ClientMessages use={["meetings", "lamps", "issues"]}>
      <ClerkDesk
        initial={view}
        actorId={actor.id}
        units={units}
        sheets={Object.fromEntries(sheets.map((sheet) => [sheet.unit.id, sheet]))}
        offDays={offDaysFrom(view.on)}
      />
    </ClientMessages>
  );
}
