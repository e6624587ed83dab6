import { execFileSync, spawnSync } from "node:child_process";
import { mkdir, rm, statfs, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Place } from "./fault";

/** Why no disk of a chosen size can be had here, or null. */
export const whyNoDisk = (): string | null =>
  process.platform === "linux" && process.getuid?.() === 0 && mayMount()
    ? null
    : "not run: needs root to mount tmpfs";

/** A container's root may not. */
function mayMount(): boolean {
  const tried = spawnSync("unshare", ["--mount", "mount", "-t", "tmpfs", "none", "/mnt"], {
    stdio: "ignore",
  });
  return tried.status === 0;
}

/** A disk of so many megabytes in memory. */
export class SmallDisk {
  private constructor(readonly path: string) {}

  /** Mounted on this folder, which is made; unmounted with its fault. */
  static async mount(place: Place, path: string, megabytes: number): Promise<SmallDisk> {
    await mkdir(path, { recursive: true });
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m,mode=0711`, "liangdeng-fault", path]);
    place.afterwards(async () => execFileSync("umount", [path]));
    return new SmallDisk(path);
  }

  private get ballast(): string {
    return join(this.path, "ballast");
  }

  /** Fills it but for so many bytes. */
  async fill(left: number): Promise<void> {
    const { bavail, bsize } = await statfs(this.path);
    await writeFile(this.ballast, Buffer.alloc(Math.max(0, bavail * bsize - left)));
  }

  makeRoom(): Promise<void> {
    return rm(this.ballast);
  }
}
