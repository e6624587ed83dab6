export type Address = Record<string, string | string[] | undefined>;

/** A year in an address; what is none is left out. */
export const yearAt = (address: Address, key: string): number | undefined =>
  /^(19|2[01])\d\d$/.test(String(address[key])) ? Number(address[key]) : undefined;
