import { getTranslations } from "next-intl/server";
import { TraceList } from "@/components/trace/trace-list";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { Actor } from "@/lib/auth/permissions";
import { listUsers } from "@/lib/auth/queries";
import { listUsersInput } from "@/lib/auth/schema";
import { listTrace } from "@/lib/trace/queries";
import { listUnits } from "@/lib/units/queries";
import { listUnitsInput } from "@/lib/units/schema";

const LATEST = 10;

/** The auditor's desk: the latest that was written down. */
export async function AuditorDesk({ actor }: { actor: Actor }) {
  const [t, trace] = await Promise.all([
    getTranslations("desk"),
    listTrace(actor, { page: 1, pageSize: LATEST }),
  ]);
  return (
    <Card
      flush
      title={t("latestTrace", { total: trace.total })}
      aside={
        <LinkButton href="/trace" variant="quiet">
          {t("toTrace")}
        </LinkButton>
      }
    >
      <TraceList events={trace.items} />
    </Card>
  );
}

/** The administrator's desk: accounts and units. */
export async function AdminDesk({ actor }: { actor: Actor }) {
  const one = { page: 1, pageSize: 1 };
  const [t, users, disabled, units] = await Promise.all([
    getTranslations("desk"),
    listUsers(actor, listUsersInput.parse({ ...one, state: "active" })),
    listUsers(actor, listUsersInput.parse({ ...one, state: "disabled" })),
    listUnits(actor, listUnitsInput.parse({ ...one, state: "active" })),
  ]);
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Card title={t("users")}>
        <p className="mb-3">{t("userCounts", { active: users.total, disabled: disabled.total })}</p>
        <LinkButton href="/settings/users">{t("toUsers")}</LinkButton>
      </Card>
      <Card title={t("units")}>
        <p className="mb-3">{t("unitCount", { count: units.total })}</p>
        <LinkButton href="/settings/units">{t("toUnits")}</LinkButton>
      </Card>
    </div>
  );
}
