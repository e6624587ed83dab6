import "server-only";
import { randomInt, scrypt } from "node:crypto";
import { promisify } from "node:util";
import { Secret, TOTP } from "otpauth";
import { encode } from "uqr";
import { sha256 } from "@/lib/core/transaction";

/** RFC 6238 as every authenticator app has it. */
const STEP_SECONDS = 30;
/** A telephone's clock may be one step off. */
const WINDOW = 1;
const SECRET_BYTES = 20;
const BACKUP_CODES = 10;
/** Nothing that looks like something else: 12 of 32 signs are 60 bits. */
const SIGNS = "abcdefghjkmnpqrstuvwxyz123456789";
const GROUPS = 3;
const GROUP = 4;

const totpOf = (base32: string, account = "", issuer = ""): TOTP =>
  new TOTP({ secret: Secret.fromBase32(base32), period: STEP_SECONDS, digits: 6, label: account, issuer });

/** A new secret in Base32. */
export const newSecret = (): string => new Secret({ size: SECRET_BYTES }).base32;

/** What an authenticator app reads: otpauth://totp/… */
export const addressOf = (secret: string, account: string, issuer: string): string =>
  totpOf(secret, account, issuer).toString();

/** The 30-second step that a code belongs to, around an instant; null when it is not one of the secret's. */
export function stepOf(secret: string, code: string, instant: Date): number | null {
  const delta = totpOf(secret).validate({ token: code, timestamp: instant.getTime(), window: WINDOW });
  return delta === null ? null : Math.floor(instant.getTime() / 1000 / STEP_SECONDS) + delta;
}

/** A QR code as an SVG path on a grid of `size` × `size`, with its quiet zone. */
export function qrPathOf(text: string): { size: number; path: string } {
  const { size, data } = encode(text, { ecc: "M", border: 4 });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ""))).join("");
  return { size, path };
}

export const newBackupCodes = (): string[] =>
  Array.from({ length: BACKUP_CODES }, () =>
    Array.from({ length: GROUPS }, () =>
      Array.from({ length: GROUP }, () => SIGNS[randomInt(SIGNS.length)]).join(""),
    ).join("-"),
  );

const derive = promisify<string, string, number, Buffer>(scrypt);

/** A backup code's scrypt hash, however it was typed. */
export const hashBackupCode = async (code: string, salt: string): Promise<string> =>
  (await derive(code.toLowerCase().replace(/[^a-z0-9]/g, ""), salt, 32)).toString("hex");

/** Six digits are the app's; anything else can only be a backup code. */
export const isAppCode = (code: string): boolean => /^\d{6}$/.test(code);

/** Under what the token of a half-done sign-in is kept in `verification`. */
export const secondStepOf = (token: string): string => `second-step:${sha256(token)}`;
