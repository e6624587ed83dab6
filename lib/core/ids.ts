import { randomBytes } from "node:crypto";

/** True for the form of a UUID, in which all ids are. */
export const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

/** UUIDs of version 7 that keep the rows' order, as ids are read as the order of entering. */
export function orderedIds(count: number): string[] {
  const start = Date.now();
  return Array.from({ length: count }, (_, index) => {
    // RFC 9562: 48 bits of milliseconds, then 12 bits that here count within one millisecond.
    const time = (start + Math.floor(index / 4096)).toString(16).padStart(12, "0");
    const step = (index % 4096).toString(16).padStart(3, "0");
    const random = randomBytes(8);
    random[0] = ((random[0] ?? 0) & 0x3f) | 0x80;
    const tail = random.toString("hex");
    return `${time.slice(0, 8)}-${time.slice(8)}-7${step}-${tail.slice(0, 4)}-${tail.slice(4)}`;
  });
}
