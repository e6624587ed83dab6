import { z } from "zod";
import { roles } from "@/lib/auth/permissions";

const name = z.string().trim().min(1, "REQUIRED").max(60);

/** The city's and the centre's names, and what stood there when the form was opened. */
export const renameInput = z.strictObject({
  cityName: name,
  centreName: name,
  wasCityName: z.string().max(60),
  wasCentreName: z.string().max(60),
});
export type RenameInput = z.infer<typeof renameInput>;

const role = z.enum(roles);

/** Roles that need a second factor; a form sends none, one or several. */
export const secondFactorRolesInput = z.strictObject({
  roles: z
    .union([z.array(role), role])
    .optional()
    .transform((given) => roles.filter((one) => [given ?? []].flat().includes(one))),
});
export type SecondFactorRolesInput = z.output<typeof secondFactorRolesInput>;
