"use client";

import { useLocale, useTranslations } from "next-intl";
import { type Ref, useId } from "react";
import { control } from "@/components/ui/field";
import { formatDay } from "@/lib/core/format";
import type { Day } from "@/lib/core/periods";
import { deadlineWords } from "@/lib/meetings/rules/deadline-words";

/** A deadline in words, with the day that they stand for beside it. Days count from the meeting's own. */
export function DeadlineField({
  words,
  change,
  from,
  isOff,
  next,
  ref,
  error,
}: {
  words: string;
  change: (words: string) => void;
  from: Day;
  isOff: (day: Day) => boolean;
  next: () => void;
  ref: Ref<HTMLInputElement>;
  error: string | undefined;
}) {
  const t = useTranslations("meetings.session.form");
  const locale = useLocale();
  const id = useId();
  const read = deadlineWords(words, from, isOff);
  const told = !words
    ? t("deadlineHint")
    : !read
      ? t("deadlineUnread")
      : `${formatDay(read.day, locale)} ${t(`weekday.${read.weekday as 1}`)}${
          read.day < from ? ` · ${t("deadlinePast")}` : read.off ? ` · ${t("dayOff")}` : ""
        }`;
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-[13px] text-ink-2">
        {t("deadline")}
      </label>
      <input
        ref={ref}
        id={id}
        value={words}
        autoComplete="off"
        maxLength={30}
        aria-invalid={error ? true : undefined}
        aria-describedby={`${id}-read`}
        onChange={(event) => change(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.ctrlKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          next();
        }}
        className={control}
      />
      <p
        id={`${id}-read`}
        role="status"
        className={`mt-1 text-xs ${read || error ? "font-semibold text-ink" : "text-ink-2"}`}
      >
        {error && !words ? error : told}
      </p>
    </div>
  );
}
