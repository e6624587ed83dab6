import { bulkChange } from "@/lib/projects/schema";
import type { Address } from "../address";

/** What a select sends for "empty it". */
export const EMPTIED = "-";

export const changeFields = [
  "category",
  "stage",
  "nature",
  "level",
  "region",
  "industryUnit",
  "programme",
  "agent",
  "addPair",
  "removePair",
  "addLeader",
  "replaceLeaders",
] as const;
export type ChangeField = (typeof changeFields)[number];

/** Fields of the change beside the list's filters in one address. */
export const nameOf = (field: ChangeField): string => `to.${field}`;

export const givenOf = (address: Address, field: ChangeField): string => {
  const given = address[nameOf(field)];
  return typeof given === "string" ? given : "";
};

/** The change that an address asks for: null before one is chosen, "invalid" for what no select offers. */
export function changeOf(address: Address) {
  const given = changeFields.flatMap((field) => {
    const value = givenOf(address, field).trim();
    return value === "" ? [] : [[field, value === EMPTIED ? null : value] as const];
  });
  if (given.length === 0) return null;
  const parsed = bulkChange.safeParse(Object.fromEntries(given));
  return parsed.success ? parsed.data : "invalid";
}
