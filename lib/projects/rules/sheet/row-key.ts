/**
 * What a hidden cell of each row says: the project, its version when the row was written, and how many events its
 * trace then held. What happened since can be told field by field.
 */
export type RowKey = { id: string; version: number; events: number };

/** The first word of our marker, with the form's version. */
export const PROJECTS_MARKER = "liangdeng.projects.1";

export const writeRowKey = ({ id, version, events }: RowKey): string => `${id}.${version}.${events}`;
