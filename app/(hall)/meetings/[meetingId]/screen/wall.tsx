"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import type { UnitSheet } from "@/lib/meetings/rules/facts";
import type { Snapshot } from "@/lib/web/meeting-session";
import { watchLive } from "../watch-live";
import { WallItem } from "./wall-item";

const timeIn = (instant: number): string =>
  new Date(instant).toLocaleTimeString("zh-CN", {
    hour: "2-digit",
    minute: "2-digit",
    timeZone: "Asia/Shanghai",
  });

/** The time of day in Shanghai; the server's until scripts run. */
function Clock({ now }: { now: number }) {
  const [time, setTime] = useState(timeIn(now));
  useEffect(() => {
    setTime(timeIn(Date.now()));
    const timer = setInterval(() => setTime(timeIn(Date.now())), 5_000);
    return () => clearInterval(timer);
  }, []);
  return <time>{time}</time>;
}

/** What the hall sees: the item the clerk stands at, as it is spoken about. Comes back by itself after any break. */
export function Wall({
  initial,
  sheets,
}: {
  initial: Snapshot;
  sheets: Readonly<Record<string, UnitSheet>>;
}) {
  const t = useTranslations("meetings");
  const [view, setView] = useState(initial);
  const [up, setUp] = useState(true);
  const [ended, setEnded] = useState(false);
  useEffect(
    () =>
      watchLive<Snapshot>(`/meetings/${initial.id}/live`, {
        onState: (next) => setView((known) => (next.takenAt >= known.takenAt ? next : known)),
        onLine: setUp,
        onEnd: () => setEnded(true),
      }),
    [initial.id],
  );
  const items = view.items.filter(({ removed }) => !removed);
  const index = items.findIndex(({ id }) => id === view.currentItemId);
  const item = items[index];
  return (
    <main
      data-wall=""
      className="flex min-h-screen flex-col bg-page px-[4vw] py-[3vh] text-[clamp(16px,1.7vw,34px)] leading-snug text-ink"
    >
      <header className="flex flex-wrap items-baseline gap-x-[2em] border-b border-line-2 pb-[1.5vh] text-ink-2">
        <h1 className="font-semibold text-ink">
          {view.ordinal ? t("nth", { series: view.series.name, ordinal: view.ordinal }) : view.series.name}
        </h1>
        {item && <span>{t("session.progress", { number: index + 1, total: items.length })}</span>}
        {item && <span>{t(`sections.${item.section}`)}</span>}
        <span className="ml-auto flex gap-[1em] tabular-nums">
          {ended ? (
            <span role="status">{t("session.wall.ended")}</span>
          ) : (
            !up && <span role="status">{t("session.wall.lost")}</span>
          )}
          <Clock now={initial.takenAt} />
        </span>
      </header>
      {item && view.state === "in_session" ? (
        <WallItem
          key={item.id}
          item={item}
          view={view}
          sheet={item.unit ? sheets[item.unit.id] : undefined}
        />
      ) : (
        <div className="grid grow content-center gap-[2vh] text-center">
          <p className="text-[2.4em] font-semibold">{view.series.name}</p>
          <p className="text-[1.4em] text-ink-2">
            {t(
              view.state === "drafted" || view.state === "published"
                ? "session.wall.over"
                : "session.wall.soon",
              {
                time: view.startTime,
                place: view.place,
              },
            )}
          </p>
        </div>
      )}
    </main>
  );
}
