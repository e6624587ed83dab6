import { z } from "zod";

/** A unit or leader by its id or by its exact name, as an office knows it. */
const named = z.string().trim().min(1).max(200);
const members = z.array(named).max(200);

export const createProgrammeInput = z.strictObject({
  name: z.string().trim().min(1).max(200),
  /** A leader's title; a new one becomes a leader. */
  commander: named.nullish(),
  members: members.default([]),
});
export type CreateProgrammeInput = z.input<typeof createProgrammeInput>;

export const listProgrammesInput = z.strictObject({
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
});
export type ListProgrammesInput = z.output<typeof listProgrammesInput>;

/** What is absent stays as it is; `null` empties a field. `version` is the one that the editor was shown. */
export const updateProgrammeInput = z.strictObject({
  version: z.number().int(),
  name: createProgrammeInput.shape.name.optional(),
  commander: named.nullish(),
  members: members.optional(),
});
export type UpdateProgrammeInput = z.infer<typeof updateProgrammeInput> & { programmeId: string };
