import { getTranslations } from "next-intl/server";
import { type Actor, roles } from "@/lib/auth/permissions";
import { listLeaders, listRegions, listUnitChoices } from "@/lib/units/queries";

type Choice = { value: string; label: string };
export type AccountChoices = Record<"roles" | "units" | "regions" | "leaders", Choice[]>;

/** What can be chosen in an account's form. */
export async function accountChoices(actor: Actor): Promise<AccountChoices> {
  const [t, units, regions, leaders] = await Promise.all([
    getTranslations("roles"),
    listUnitChoices(actor),
    listRegions(actor),
    listLeaders(actor),
  ]);
  return {
    roles: roles.map((value) => ({ value, label: t(value) })),
    units: units.map(({ id, name }) => ({ value: id, label: name })),
    regions: regions.map(({ code, name }) => ({ value: code, label: name })),
    leaders: leaders.map(({ id, title }) => ({ value: id, label: title })),
  };
}
