/** Search parameters as Next.js gives them. */
export type Address = Record<string, string | string[] | undefined>;

/** The filters of an address that are set, each once; what else stands there is ignored. */
export function givenFilters(address: Address, names: readonly string[]): Record<string, string> {
  const given: Record<string, string> = {};
  for (const name of names) {
    const value = [address[name]].flat()[0]?.trim();
    if (value) given[name] = value;
  }
  return given;
}
