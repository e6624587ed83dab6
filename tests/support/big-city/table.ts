import type { BigProject } from "./project";

export type Value = string | number | boolean | null;
/** A table, the columns that are written, and the rows of one project in it. */
export type Table = { name: string; columns: string; rowsOf: (project: BigProject) => Value[][] };
