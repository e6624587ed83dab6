"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Secret } from "@/components/account/secret";
import { Card } from "@/components/ui/card";
import { ConfirmForm } from "@/components/ui/confirm-form";
import { makeFeed } from "../actions";

/** The address under which a calendar program reads one's meetings; shown once. `since`: when the last one was made. */
export function FeedCard({ since }: { since: string | null }) {
  const t = useTranslations("meetings.calendar");
  // The language of a page is kept in the browser alone: the address carries it to the calendar program.
  const language = useLocale() === "en" ? ".en" : "";
  const [made, setMade] = useState(false);
  const renews = since !== null || made;
  return (
    <Card title={t("feed")} className="mt-4 print:hidden">
      <p className="mb-3 max-w-3xl text-ink-2">
        {t("feedText")} {since && !made && t("feedSince", { day: since })}
      </p>
      <ConfirmForm
        action={makeFeed}
        label={t(renews ? "feedRenew" : "feedMake")}
        title={t(renews ? "feedRenew" : "feedMake")}
        confirmLabel={t(renews ? "feedRenew" : "feedMake")}
        onDone={() => setMade(true)}
        done={({ token }) => (
          <>
            {t("feedMade")}
            <Secret>{`${window.location.origin}/calendar/${token}${language}.ics`}</Secret>
          </>
        )}
      >
        {t(renews ? "feedRenewText" : "feedText")}
      </ConfirmForm>
    </Card>
  );
}
