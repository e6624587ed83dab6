import { readFileSync, writeFileSync } from "node:fs";

// After `npm install <package>` against a mirror that lacks other platforms' binaries: npm leaves those optional
// packages out of the lock file, and `npm ci` then refuses the file everywhere. Their parents pin them exactly,
// so the entries follow from the lock file itself.

const FILE = "package-lock.json";
const PLATFORM = /(android|darwin|linux|win32|windows|freebsd|openharmony|wasm32)[-_](\w+)/;

/** @typedef {{ dev?: boolean; version?: string; optionalDependencies?: Record<string, string> }} Entry */

const lock = JSON.parse(readFileSync(FILE, "utf8"));
/** @type {Record<string, Entry>} */
const packages = lock.packages;

/** Node's own look-up: beside the parent, then in each folder above. @param {string} from @param {string} name */
function isLocked(from, name) {
  for (let base = from; ; base = base.slice(0, Math.max(0, base.lastIndexOf("/node_modules/")))) {
    if (packages[`${base ? `${base}/` : ""}node_modules/${name}`]) return true;
    if (!base) return false;
  }
}

/** @param {string} name @param {string} version @param {Entry} parent */
function entryOf(name, version, parent) {
  const [, system = "", processor = ""] = PLATFORM.exec(name) ?? [];
  const os = system === "windows" ? "win32" : system;
  const libc = /musl/.test(name) ? ["musl"] : os === "linux" && /gnu/.test(name) ? ["glibc"] : undefined;
  const target = os === "wasm32" ? { cpu: ["wasm32"] } : { os: [os], cpu: [processor], libc };
  return { version, optional: true, ...(parent.dev ? { dev: true } : {}), ...target };
}

let added = 0;
for (const [path, parent] of Object.entries(packages)) {
  for (const [name, range] of Object.entries(parent.optionalDependencies ?? {})) {
    const version = range.replace(/^\^/, "");
    if (isLocked(path, name) || !PLATFORM.test(name) || !/^\d/.test(version)) continue;
    packages[`node_modules/${name}`] = entryOf(name, version, parent);
    added++;
  }
}
lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, "en")));
if (added > 0) writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`补全 ${added} 个平台包 entries added: ${added}`);
