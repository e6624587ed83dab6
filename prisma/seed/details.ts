import type { SeedProject } from "./projects";
import { seededRandom } from "./random";
import type { RegionKey } from "./units";

/** Degrees of WGS-84, about the middle of each seat, and how far its projects lie around it. */
const seats: Record<RegionKey, { longitude: number; latitude: number; reach: number }> = {
  Y: { longitude: 104.73, latitude: 30.1, reach: 0.11 },
  A: { longitude: 105.34, latitude: 30.07, reach: 0.13 },
  L: { longitude: 105.03, latitude: 30.26, reach: 0.11 },
  G: { longitude: 104.64, latitude: 30.08, reach: 0.03 },
  K: { longitude: 104.65, latitude: 30.2, reach: 0.03 },
};

const indexOf = ({ number }: SeedProject): number => Number(number.slice(5));

/** Where an invented project might lie: somewhere in its county, the same on every machine. */
export function placeOf(project: SeedProject): { longitude: number; latitude: number } {
  const { longitude, latitude, reach } = seats[project.region];
  const random = seededRandom(indexOf(project));
  const degrees = (middle: number) => Math.round((middle + random.between(-reach, reach)) * 1e4) / 1e4;
  return { longitude: degrees(longitude), latitude: degrees(latitude) };
}

/** Titles, no names; telephone numbers that nobody has. */
export function contactsOf(project: SeedProject): { name: string; role: string; phone: string }[] {
  const index = indexOf(project);
  const title = (at: number) => `联系人${String(index * 2 + at - 1).padStart(2, "0")}`;
  const phone = (at: number) => `028-0000${String(2_000 + index * 2 + at)}`;
  return [
    { name: title(0), role: "业主代表", phone: phone(0) },
    { name: title(1), role: "责任单位专责", phone: phone(1) },
  ];
}
