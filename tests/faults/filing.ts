import { audit } from "./books";
import { Crew } from "./crew";
import type { Outcome, Place } from "./fault";
import { Installation } from "./installation";

/** The product with hands that file on it; `serves` and `faults` are the outcome's, to be added to. */
type Filing = { installation: Installation; crew: Crew; serves: number[]; faults: string[] };

/** Opens the product, has `interrupt` do its worst while people file, once for each of `serves`, and audits the books. */
export async function whileFiling(
  place: Place,
  interrupt: (filing: Filing) => Promise<void>,
): Promise<Outcome> {
  const installation = await Installation.open(place);
  const crew = new Crew(place.city, installation.origin);
  const serves: number[] = [];
  const faults: string[] = [];
  await interrupt({ installation, crew, serves, faults });
  place.say(crew.line());
  faults.push(...crew.refusals, ...(await audit(await installation.books(), crew.attempts)));
  return { runs: serves.length, attempts: crew.attempts, serves, faults };
}
