import { z } from "zod";

const name = z.string().trim().min(1).max(40);
/** A list's address after the question mark; what does not belong there is left out when it is kept. */
const query = z.string().max(4_000);

/** The lists that can be kept as views: the registry and the issue ledger. */
export const viewLists = ["projects", "issues"] as const;
export type ViewList = (typeof viewLists)[number];

export const listViewsInput = z.strictObject({ list: z.enum(viewLists).default("projects") });

export const saveViewInput = z.strictObject({
  list: z.enum(viewLists).default("projects"),
  name,
  query,
  shared: z.boolean().default(false),
  /** My list opens with it. */
  isDefault: z.boolean().default(false),
});
export type SaveViewInput = z.input<typeof saveViewInput>;

/** What is absent stays; `version` is the one that was shown. */
export const updateViewInput = z.strictObject({
  version: z.number().int(),
  name: name.optional(),
  query: query.optional(),
  shared: z.boolean().optional(),
  /** Whether my list opens with it: anybody's own choice, of every view that they see. */
  isDefault: z.boolean().optional(),
});
export type UpdateViewInput = z.infer<typeof updateViewInput> & { viewId: string };
