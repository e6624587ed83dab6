import { createHash, randomBytes, randomUUID } from "node:crypto";
import { makeSignature } from "better-auth/crypto";
import type { Client } from "pg";
import type { Role } from "@/lib/auth/permissions";

export type Hire = { username: string; role: Role; unitId?: string };
/** Somebody with a session (`cookie`, as a browser sends it) and a token (`bearer`), both good for a day. */
export type Hired = Hire & { id: string; cookie: string; bearer: string };

const sha256 = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");

/**
 * Many people at once, signed in: written as the database's owner, without passwords, since hashing some hundred of
 * them would measure the hashing. `secret` is the installation's AUTH_SECRET.
 */
export async function hire(client: Client, people: readonly Hire[], secret: string): Promise<Hired[]> {
  const hired: (Hired & { session: string })[] = [];
  for (const one of people) {
    const session = randomBytes(24).toString("base64url");
    const cookie = `liangdeng=${encodeURIComponent(`${session}.${await makeSignature(session, secret)}`)}`;
    const bearer = `ld_${randomBytes(32).toString("base64url")}`;
    hired.push({ ...one, id: randomUUID(), session, cookie, bearer });
  }
  const rows = hired.map(({ id, username, role, unitId, session, bearer }) => ({
    id,
    username,
    role,
    unit: unitId ?? null,
    session,
    hash: sha256(bearer),
  }));
  const given =
    "json_to_recordset($1::json) AS given (id text, username text, role text, unit uuid, session text, hash text)";
  for (const statement of [
    `INSERT INTO user_account (id, username, name, email, role, unit_id, updated_at)
     SELECT id, username, username, username || '@liangdeng.invalid', role::"Role", unit, now() FROM ${given}`,
    `INSERT INTO session (id, token, user_id, expires_at, updated_at)
     SELECT gen_random_uuid()::text, session, id, now() + interval '1 day', now() FROM ${given}`,
    `INSERT INTO api_token (id, user_id, name, hash, expires_at)
     SELECT gen_random_uuid(), id, 'load', hash, now() + interval '1 day' FROM ${given}`,
  ]) {
    await client.query(statement, [JSON.stringify(rows)]);
  }
  return hired.map(({ session: _session, ...one }) => one);
}
