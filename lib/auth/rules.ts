import type { Role } from "@/lib/auth/permissions";

export const PASSWORD_MIN = 10;
export const PASSWORD_MAX = 128;
export const PASSWORD_CLASSES = 3;
/** A session ends after this time without a request … */
export const SESSION_IDLE_MINUTES = 30;
/** … and after this time in any case. */
export const SESSION_HOURS = 12;
/** Sessions of one person; the longest unused ends when there is one more. */
export const MAX_SESSIONS = 10;
/** Between the password and the code of a second factor. */
export const SECOND_STEP_MINUTES = 5;
export const TOKEN_MAX_DAYS = 366;

/** Lower-case Latin letters, digits, and . _ - between them. */
export const USERNAME = /^[a-z0-9](?:[a-z0-9._-]{0,28}[a-z0-9])$/;

/** What everybody tries first in an office like this, beside the long list (lib/auth/commands/password-words.ts). */
const COMMON = ["admin", "administrator", "liangdeng", "zhongguo", "mima", "woaini", "huawei"] as const;

/** Signs that stand for letters: p@ssw0rd. */
const DISGUISES: Record<string, string> = {
  "@": "a",
  "4": "a",
  "0": "o",
  "1": "i",
  "3": "e",
  $: "s",
  "5": "s",
  "7": "t",
};
const undisguised = (text: string): string => text.replace(/[@401357$]/g, (sign) => DISGUISES[sign] ?? sign);

/** How many of: lower case, upper case, digit, anything else. */
export const passwordClasses = (password: string): number =>
  [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/].filter((kind) => kind.test(password)).length;

/** Digits and signs, up to eight digits of them: a year or a birthday around a word does not save it. */
const isAdornment = (rest: string): boolean =>
  !/\p{L}/u.test(rest) && rest.replace(/[^0-9]/g, "").length <= 8;

/** What is left of a password without the digits and signs at its ends, and with disguised letters bared. */
function coresOf(lower: string): string[] {
  const bare = lower.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  const tail = lower.replace(/[^\p{L}]+$/u, "");
  return [lower, bare, tail, undisguised(bare), undisguised(tail)];
}

function isCommon(password: string, about: readonly string[], isListed: (word: string) => boolean): boolean {
  const lower = password.toLowerCase();
  if (new Set(lower).size < 5) return true;
  if (isListed(lower)) return true;
  if (
    coresOf(lower).some((core) => core.length >= 4 && isAdornment(lower.replace(core, "")) && isListed(core))
  )
    return true;
  // Sign for sign as long as the password: what stands around a word is judged as it was typed.
  const readings = [lower, undisguised(lower)];
  return [...COMMON, ...about].some((given) => {
    const word = given.toLowerCase();
    if (word.length < 2 || (word.length < 3 && /^[a-z0-9]+$/.test(word))) return false;
    return readings.some((reading) => {
      const at = reading.indexOf(word);
      return at >= 0 && isAdornment(lower.slice(0, at) + lower.slice(at + word.length));
    });
  });
}

export type PasswordProblem = "PASSWORD_SHORT" | "PASSWORD_LONG" | "PASSWORD_CLASSES" | "PASSWORD_COMMON";

/**
 * Why a password is refused (quality.md 5), or null. `about`: words about the person and the place; `isListed` tells
 * whether a word in lower case is on the list of common passwords.
 */
export function whyNotPassword(
  password: string,
  about: readonly string[],
  isListed: (word: string) => boolean,
): PasswordProblem | null {
  if ([...password].length < PASSWORD_MIN) return "PASSWORD_SHORT";
  if (password.length > PASSWORD_MAX) return "PASSWORD_LONG";
  if (passwordClasses(password) < PASSWORD_CLASSES) return "PASSWORD_CLASSES";
  return isCommon(password, about, isListed) ? "PASSWORD_COMMON" : null;
}

type SessionTimes = { createdAt: Date; lastSeenAt: Date };

/** Why a session is over at an instant: idle for half an hour, or twelve hours old. Null while it holds. */
export function whySessionEnded(
  { createdAt, lastSeenAt }: SessionTimes,
  at: Date,
): "IDLE" | "ABSOLUTE" | null {
  if (at.getTime() - createdAt.getTime() >= SESSION_HOURS * 3_600_000) return "ABSOLUTE";
  if (at.getTime() - lastSeenAt.getTime() >= SESSION_IDLE_MINUTES * 60_000) return "IDLE";
  return null;
}

/**
 * Why an account cannot be given another role, or null. Without an active administrator nobody could
 * add one again.
 */
export const whyNotDemote = (
  account: { role: Role; disabled: boolean },
  otherActiveAdmins: number,
): "LAST_ADMIN" | null =>
  account.role === "admin" && !account.disabled && otherActiveAdmins === 0 ? "LAST_ADMIN" : null;

/** Why an account cannot be disabled, or null: not the last administrator, and nobody shuts out themselves. */
export const whyNotDisable = (
  account: { role: Role; disabled: boolean; own: boolean },
  otherActiveAdmins: number,
): "LAST_ADMIN" | "OWN_ACCOUNT" | null =>
  whyNotDemote(account, otherActiveAdmins) ?? (account.own ? "OWN_ACCOUNT" : null);

/** What a role needs beside its name, or null. A reporter without a unit could file nothing. */
export function whyNotRole(given: {
  role: Role;
  unitId: string | null;
  regionCode: string | null;
}): "ROLE_NEEDS_UNIT" | "ROLE_NEEDS_REGION" | null {
  if (given.role === "reporter" && !given.unitId) return "ROLE_NEEDS_UNIT";
  if (given.role === "coordinator" && !given.regionCode) return "ROLE_NEEDS_REGION";
  return null;
}

/** Minutes that an account stays locked: 15 for the first time in a day, then twice as long each, up to a day. */
export const lockMinutes = (locksBefore: number): number => Math.min(15 * 2 ** locksBefore, 24 * 60);

const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/MicroMessenger/, "WeChat"],
  [/\bEdg(?:e|A|iOS)?\//, "Edge"],
  [/\b(?:360SE|QIHU|360EE)/i, "360"],
  [/\bQQBrowser\//, "QQ"],
  [/\b(?:Firefox|FxiOS)\//, "Firefox"],
  [/\b(?:Chrome|Chromium|CriOS)\//, "Chrome"],
  [/\bSafari\//, "Safari"],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:HarmonyOS|OpenHarmony)\b/, "HarmonyOS"],
  [/\bAndroid\b/, "Android"],
  [/\b(?:iPhone|iPad)\b/, "iOS"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b/, "macOS"],
  [/\bLinux\b/, "Linux"],
];

/** A browser's own account of itself in two words, "Edge · Windows"; null when it says nothing known. */
export function deviceOf(userAgent: string | null): string | null {
  const named = [BROWSERS, SYSTEMS].map((list) => list.find(([sign]) => sign.test(userAgent ?? ""))?.[1]);
  return named.filter(Boolean).join(" · ") || null;
}
