import type { Role } from "@/lib/auth/permissions";

export const PASSWORD_MIN = 10;
export const PASSWORD_MAX = 128;
export const PASSWORD_CLASSES = 3;
/** A session ends after this time without a request … */
export const SESSION_IDLE_MINUTES = 30;
/** … and after this time in any case. */
export const SESSION_HOURS = 12;
export const TOKEN_MAX_DAYS = 366;

/** Lower-case Latin letters, digits, and . _ - between them. */
export const USERNAME = /^[a-z0-9](?:[a-z0-9._-]{0,28}[a-z0-9])$/;

/**
 * Passwords that everybody tries first, reduced to letters and digits in lower case. What a password adds around
 * one of these (a sign, a digit or two) does not save it.
 */
const COMMON = [
  "password",
  "passw0rd",
  "p@ssw0rd",
  "qwerty",
  "qwertyuiop",
  "1qaz2wsx",
  "qazwsx",
  "zaq12wsx",
  "asdfgh",
  "asdfghjkl",
  "zxcvbn",
  "zxcvbnm",
  "abc123",
  "abcd1234",
  "a123456",
  "aa123456",
  "123456",
  "1234567890",
  "0987654321",
  "111111",
  "000000",
  "666666",
  "888888",
  "5201314",
  "woaini",
  "woaini1314",
  "iloveyou",
  "letmein",
  "welcome",
  "admin",
  "administrator",
  "root",
  "changeme",
  "default",
  "huawei",
  "taobao",
  "liangdeng",
  "zhongguo",
  "china",
  "mima",
] as const;

const reduce = (text: string): string => text.toLowerCase().replace(/[^a-z0-9@]/g, "");

/** How many of: lower case, upper case, digit, anything else. */
export const passwordClasses = (password: string): number =>
  [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/].filter((kind) => kind.test(password)).length;

/** True when nothing but digits and signs stands around a well-known password or the user's own name. */
function isCommon(password: string, username: string): boolean {
  const reduced = reduce(password);
  if (new Set(password.toLowerCase()).size < 5) return true;
  return [...COMMON, reduce(username)].some((word) => {
    if (word.length < 3) return false;
    const at = reduced.indexOf(word);
    if (at < 0) return false;
    const rest = reduced.slice(0, at) + reduced.slice(at + word.length);
    return /^[0-9@]{0,8}$/.test(rest);
  });
}

export type PasswordProblem = "PASSWORD_SHORT" | "PASSWORD_LONG" | "PASSWORD_CLASSES" | "PASSWORD_COMMON";

/** Why a password is refused (quality.md 5), or null. */
export function whyNotPassword(password: string, username: string): PasswordProblem | null {
  if ([...password].length < PASSWORD_MIN) return "PASSWORD_SHORT";
  if (password.length > PASSWORD_MAX) return "PASSWORD_LONG";
  if (passwordClasses(password) < PASSWORD_CLASSES) return "PASSWORD_CLASSES";
  return isCommon(password, username) ? "PASSWORD_COMMON" : null;
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
