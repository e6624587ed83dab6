import { z } from "zod";

const name = z.string().trim().min(1, "REQUIRED").max(60);

/** The city's and the centre's names, and what stood there when the form was opened. */
export const renameInput = z.strictObject({
  cityName: name,
  centreName: name,
  wasCityName: z.string().max(60),
  wasCentreName: z.string().max(60),
});
export type RenameInput = z.infer<typeof renameInput>;
