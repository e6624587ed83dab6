import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { useMeetingWords } from "@/components/meetings/words";
import { Card } from "@/components/ui/card";
import { type Actor, maySeeBusiness } from "@/lib/auth/permissions";
import { listDeskMeetings } from "@/lib/meetings/queries/list-meetings";
import type { MeetingItem } from "@/lib/meetings/queries/meeting-item";

/** So many of those that are not finished stand on the desk. */
const SHOWN = 3;

function Row({ meeting }: { meeting: MeetingItem }) {
  const { t, when, wanted } = useMeetingWords();
  return (
    <li className="flex flex-wrap items-baseline gap-x-4 py-2">
      <span className="tabular-nums">{when(meeting)}</span>
      <Link
        prefetch={false}
        href={`/meetings/${meeting.id}`}
        className="min-w-0 grow basis-60 hover:text-accent hover:underline"
      >
        {meeting.series.name}
        {meeting.ordinal !== null && ` ${t("nthOnly", { ordinal: meeting.ordinal })}`}
        <span className="block text-xs text-ink-2">
          {[meeting.place, t("list.chairedBy", { chair: meeting.chair })].join(" · ")}
        </span>
      </Link>
      <span className="text-ink-2">{wanted(meeting) ?? t(`states.${meeting.state}`)}</span>
    </li>
  );
}

/** The next meeting on the desk, and for whoever holds meetings those that are not finished. Nothing to come: nothing. */
export async function MeetingCard({ actor, now }: { actor: Actor; now: Date }) {
  if (!maySeeBusiness(actor)) return null;
  const [t, { next, unfinished }] = await Promise.all([
    getTranslations("meetings"),
    listDeskMeetings(actor, now),
  ]);
  if (!next && unfinished.length === 0) return null;
  return (
    <Card
      title={t("desk.next")}
      aside={
        <Link href="/meetings" className="text-accent hover:underline">
          {t("desk.all")}
        </Link>
      }
    >
      <ul>{next ? <Row meeting={next} /> : <li className="text-ink-2">{t("desk.none")}</li>}</ul>
      {unfinished.length > 0 && (
        <>
          <h3 className="mt-2 border-t border-line pt-3 text-[13px] text-ink-2">{t("desk.unfinished")}</h3>
          <ul className="divide-y divide-line">
            {unfinished.slice(0, SHOWN).map((meeting) => (
              <Row key={meeting.id} meeting={meeting} />
            ))}
          </ul>
          {unfinished.length > SHOWN && (
            <Link prefetch={false} href="/meetings" className="text-accent hover:underline">
              {t("desk.moreUnfinished", { count: unfinished.length - SHOWN })}
            </Link>
          )}
        </>
      )}
    </Card>
  );
}
