import { ClientMessages } from "@/components/shell/client-messages";
import type { Actor } from "@/lib/auth/permissions";
import { businessNow } from "@/lib/core/clock";
import { listPeriods } from "@/lib/periods/queries";
import type { LampHistory } from "./lamp-months";
import { OverrideForm } from "./override-form";

/** A form for each period whose lamp can still be overridden: the one under way, and re-opened ones. */
export async function OverrideForms({
  actor,
  projectId,
  history,
}: {
  actor: Actor;
  projectId: string;
  history: LampHistory;
}) {
  const periods = (await listPeriods(actor, await businessNow())).filter(({ state }) => state !== "closed");
  return (
    <ClientMessages use={["overrides", "lamps", "files"]}>
      {periods.map(({ period }) => (
        <OverrideForm
          // A new version starts the form anew.
          key={`${period} ${history.overrideVersions[period] ?? 0}`}
          projectId={projectId}
          period={period}
          version={history.overrideVersions[period] ?? 0}
          inForce={history.overrides.find((override) => override.period === period) ?? null}
        />
      ))}
    </ClientMessages>
  );
}
