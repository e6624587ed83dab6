"use client";

import { useTranslations } from "next-intl";
import { useSession } from "./session-context";
import type { Line } from "./session-store";

/** Whether everything typed is safe, in one calm line; read out only when the line goes or comes back. */
export function LineStatus({ line }: { line: Line }) {
  const t = useTranslations("meetings.session.line");
  const { entries } = useSession();
  const count = entries.filter(({ refused }) => !refused).length;
  const words = line === "live" ? (count === 0 ? t("saved") : t("saving", { count })) : t(line, { count });
  return (
    <div className="flex items-center gap-2 text-[13px]" data-line={line}>
      <span
        aria-hidden="true"
        className={`size-2 rounded-full border border-ink-2 ${line === "live" ? "bg-ink-2" : "bg-surface"}`}
      />
      <span>{words}</span>
      {line === "signedOut" && (
        <a href="/login" target="_blank" rel="noreferrer" className="text-accent underline">
          {t("signIn")}
        </a>
      )}
      <span role="status" className="sr-only">
        {line === "live" ? t("standing") : t(line, { count })}
      </span>
    </div>
  );
}
