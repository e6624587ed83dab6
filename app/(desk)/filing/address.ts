export type Address = Record<string, string | string[] | undefined>;

/** One text of the address; repeated and overlong ones are none. */
export function textAt(address: Address, name: string): string | undefined {
  const given = address[name];
  return typeof given === "string" && given !== "" && given.length <= 200 ? given : undefined;
}
