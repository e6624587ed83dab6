/**
 * What a hidden cell of each row says: the project, its version when the row was written, and how many events its
 * trace then held. What happened since can be told field by field.
 */
export type RowKey = { id: string; version: number; events: number };

/** The first word of our marker, with the form's version. */
export const PROJECTS_MARKER = "liangdeng.projects.1";

/** Above the keys; the column is found by it. */
export const KEY_HEADER = "行标识（请勿改动）";

export const writeRowKey = ({ id, version, events }: RowKey): string => `${id}.${version}.${events}`;

const KEY = /^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\.(\d{1,9})\.(\d{1,9})$/;

/** Null for what we have not written. */
export function readRowKey(text: string): RowKey | null {
  const [, id, version, events] = KEY.exec(text) ?? [];
  return id ? { id, version: Number(version), events: Number(events) } : null;
}
