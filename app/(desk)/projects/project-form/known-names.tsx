import type { Actor } from "@/lib/auth/permissions";
import { listProgrammeNames } from "@/lib/programmes/queries";
import { listCategories } from "@/lib/projects/queries/filter-options";
import { listLeaders, listUnitChoices } from "@/lib/units/queries";
import { datalists } from "./datalists";

const DataList = ({ id, names }: { id: string; names: readonly string[] }) => (
  <datalist id={id}>
    {names.map((name) => (
      <option key={name} value={name} />
    ))}
  </datalist>
);

/** What the form's open fields complete to, once for the page: exact names, which work without a script too. */
export async function KnownNames({ actor }: { actor: Actor }) {
  const [units, leaders, programmes, categories] = await Promise.all([
    listUnitChoices(actor),
    listLeaders(actor),
    listProgrammeNames(actor),
    listCategories(actor),
  ]);
  return (
    <>
      <DataList id={datalists.units} names={units.map(({ name }) => name)} />
      <DataList id={datalists.leaders} names={leaders.map(({ title }) => title)} />
      <DataList id={datalists.programmes} names={programmes} />
      <DataList id={datalists.categories} names={categories} />
    </>
  );
}
