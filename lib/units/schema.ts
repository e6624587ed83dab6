import { z } from "zod";

const unitName = z.string().trim().min(1, "REQUIRED").max(60);
const region = z
  .string()
  .trim()
  .max(20)
  .nullish()
  .transform((code) => code || null);
const version = z.coerce.number().int();

export const createUnitInput = z.strictObject({ name: unitName, regionCode: region });
export type CreateUnitInput = z.input<typeof createUnitInput>;

export const updateUnitInput = createUnitInput.extend({ unitId: z.uuid(), version });
export type UpdateUnitInput = z.input<typeof updateUnitInput>;

export const unitInput = z.strictObject({ unitId: z.uuid(), version });
export type UnitInput = z.infer<typeof unitInput>;

export const createRegionInput = z.strictObject({
  code: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[0-9A-Z]{2,20}$/, "REGION_CODE_FORM"),
  name: unitName,
});
export type CreateRegionInput = z.input<typeof createRegionInput>;

/** Filters of the list of units, as they stand in an address. `region` "city": the city's own units. */
export const listUnitsInput = z.strictObject({
  q: z.string().trim().max(60).optional(),
  region: z.string().trim().max(20).optional(),
  state: z.enum(["active", "disabled"]).optional(),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
});
export type ListUnitsInput = z.output<typeof listUnitsInput>;
