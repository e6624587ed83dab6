"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Modal } from "./modal";
import type { Item } from "./overlay";
import { useSession } from "./session-context";

/** Before and after: begin the meeting, or what comes next once it has ended. */
export function SessionStateNotice() {
  const t = useTranslations("meetings");
  const { view, store, entries } = useSession();
  const begin = useRef<HTMLButtonElement>(null);
  const waiting = entries.some(
    ({ act, refused }) => !refused && (act.act === "start" || act.act === "resume"),
  );
  useEffect(() => {
    begin.current?.focus();
  }, []);
  const target = { meetingId: view.id };
  if (view.state === "preparing") {
    return (
      <Notice
        title={t("session.notBegun")}
        next={
          <Button
            ref={begin}
            variant="primary"
            pending={waiting}
            onClick={() => store.act({ act: "start", input: target })}
          >
            {t("start")}
          </Button>
        }
      >
        {t("startHint")}
      </Notice>
    );
  }
  if (view.state === "drafted") {
    return (
      <Notice
        title={t("session.concluded")}
        next={
          <span className="flex flex-wrap items-center gap-4">
            <Link href={`/meetings/${view.id}`} className="text-accent hover:underline">
              {t("session.toMinutes")}
            </Link>
            <Button pending={waiting} onClick={() => store.act({ act: "resume", input: target })}>
              {t("resume")}
            </Button>
          </span>
        }
      >
        {t("session.concludedHint")}
      </Notice>
    );
  }
  if (view.state === "in_session") return null;
  return (
    <Notice
      title={t(`states.${view.state}`)}
      next={
        <Link href={`/meetings/${view.id}`} className="text-accent hover:underline">
          {t("session.back")}
        </Link>
      }
    />
  );
}

/** 散会: what has not been come to and what is not saved yet is said before. */
export function Conclude({ items, close }: { items: readonly Item[]; close: () => void }) {
  const t = useTranslations("meetings.session.conclude");
  const { view, store, entries } = useSession();
  const yes = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    yes.current?.focus();
  }, []);
  const unheard = items.filter(({ section, result }) => section === "check" && result === null).length;
  const uncalled = view.attendance.length > 0 && view.attendance.every(({ presence }) => presence === null);
  return (
    <Modal title={t("title")} close={close}>
      <ul className="mb-4 grid gap-1">
        <li>{t("unheard", { count: unheard })}</li>
        <li>{t("decided", { count: view.decisions.length })}</li>
        {uncalled && <li>{t("uncalled")}</li>}
        {entries.length > 0 && <li>{t("unsaved", { count: entries.length })}</li>}
      </ul>
      <Button
        ref={yes}
        variant="primary"
        onClick={() => {
          store.act({ act: "conclude", input: { meetingId: view.id } });
          close();
        }}
      >
        {t("yes")}
      </Button>
    </Modal>
  );
}
