import { beforeAll, beforeEach } from "vitest";
import { freshDatabase } from "./database";
import { emptyCity } from "./factories";

type Arrange = () => Promise<unknown>;
const nothing: Arrange = async () => undefined;

/**
 * How a file of integration tests opens: a database of its own, and in it a city without projects at the start of each
 * test. `once` makes the people and the units that all tests share, `each` what every test finds.
 */
export function freshCity({ once = nothing, each = nothing }: { once?: Arrange; each?: Arrange } = {}): void {
  let ownerUrl: string;
  beforeAll(async () => {
    ({ ownerUrl } = await freshDatabase());
    await once();
  });
  beforeEach(async () => {
    await emptyCity(ownerUrl);
    await each();
  });
}
