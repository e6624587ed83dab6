import { z } from "zod";
import { roles } from "@/lib/auth/permissions";
import { PASSWORD_MAX, TOKEN_MAX_DAYS, USERNAME } from "@/lib/auth/rules";

export const username = z.string().trim().toLowerCase().regex(USERNAME, "USERNAME_FORM");
const personName = z.string().trim().min(1, "REQUIRED").max(60);
/** An empty choice of a form is none. */
const optional = (limit: number) =>
  z
    .string()
    .trim()
    .max(limit)
    .nullish()
    .transform((text) => text || null);
const optionalId = z
  .union([z.literal(""), z.uuid()])
  .nullish()
  .transform((id) => id || null);
/** Whether it is good enough is decided with the user name at hand. */
const password = z.string().min(1, "REQUIRED").max(PASSWORD_MAX, "PASSWORD_LONG");
const version = z.coerce.number().int();
/** An unchecked box is absent from a form. */
const checkbox = z
  .union([z.boolean(), z.literal("on"), z.literal("true")])
  .optional()
  .transform((given) => given !== undefined && given !== false);

export const signInInput = z.strictObject({
  username: z.string().min(1, "REQUIRED").max(200),
  password: z.string().min(1, "REQUIRED").max(1000),
});

/** Six digits of the app, or a backup code. */
const code = z.string().trim().min(1, "REQUIRED").max(40);
export const codeInput = z.strictObject({ code });
export const ownPasswordInput = z.strictObject({ current: password });
export const otherSessionInput = z.strictObject({ sessionId: z.string().min(1).max(100).optional() });

const account = z.strictObject({
  name: personName,
  role: z.enum(roles),
  unitId: optionalId,
  regionCode: optional(20),
  leaderId: optionalId,
  phone: optional(30),
});

export const createUserInput = account.extend({ username });
export type CreateUserInput = z.input<typeof createUserInput>;

export const updateUserInput = account.extend({ userId: z.string().min(1), version });
export type UpdateUserInput = z.input<typeof updateUserInput>;

export const userInput = z.strictObject({ userId: z.string().min(1), version });
export type UserInput = z.infer<typeof userInput>;

export const changePasswordInput = z
  .strictObject({ current: password, next: password, repeat: password })
  .refine((given) => given.next === given.repeat, { path: ["repeat"], message: "PASSWORD_REPEAT" });
export type ChangePasswordInput = z.infer<typeof changePasswordInput>;

export const createTokenInput = z.strictObject({
  name: z.string().trim().min(1, "REQUIRED").max(60),
  days: z.coerce.number().int().min(1).max(TOKEN_MAX_DAYS),
  readOnly: checkbox,
});
export type CreateTokenInput = z.input<typeof createTokenInput>;

export const revokeTokenInput = z.strictObject({ tokenId: z.uuid() });
export type RevokeTokenInput = z.infer<typeof revokeTokenInput>;

/** Filters of the list of accounts, as they stand in an address. */
export const listUsersInput = z.strictObject({
  q: z.string().trim().max(60).optional(),
  role: z.enum(roles).optional(),
  state: z.enum(["active", "disabled"]).optional(),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
});
export type ListUsersInput = z.output<typeof listUsersInput>;
