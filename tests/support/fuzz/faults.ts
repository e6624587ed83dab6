import { problem } from "../../../lib/web/endpoint";
import type { FuzzRequest } from "./arbitrary-requests";

/** Beyond this a request has hung. */
const PATIENCE_MS = 60_000;

/** A stack, a query's text, the names of what is underneath. */
const INSIDES =
  /\n\s+at \S|node_modules|\.next\/|PrismaClient|prisma\.|Invalid `|SELECT |INSERT INTO|\/tmp\/|\bZodError\b/;

/** What is wrong with the answer to a request; null when nothing. */
export async function faultOf(origin: string, request: FuzzRequest): Promise<string | null> {
  const answer = await fetch(`${origin}${request.address}`, {
    method: request.method,
    headers: request.headers,
    ...(request.body === undefined ? {} : { body: request.body }),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  const type = answer.headers.get("content-type") ?? "";
  const isText = /json|text/.test(type);
  const text = isText ? await answer.text() : "";
  if (!isText) await answer.arrayBuffer();
  const { status } = answer;
  if (INSIDES.test(text)) return `${status} shows its insides: ${text.slice(0, 300)}`;
  // An address that is no address never reaches a call.
  const path = request.address.split("?")[0] ?? "";
  const isAddress = !/%(?![0-9a-f]{2})|%ED%A0%80|%ff|%2e%2e|%00|\/\/|\/$/i.test(path);
  if (!isAddress && status >= 300 && status < 500) return null;
  if (!request.documented.includes(status)) return `${status} is not documented: ${text.slice(0, 300)}`;
  if (status < 400) return null;
  if (!type.startsWith("application/problem+json")) return `${status} as ${type}: ${text.slice(0, 200)}`;
  const told = problem.strict().safeParse(JSON.parse(text));
  if (!told.success) return `${status} is no problem: ${text.slice(0, 300)}`;
  return told.data.status === status ? null : `${status} says ${told.data.status}`;
}

/** A request as a failure shows it. */
export const shortened = ({ call, address, headers, body }: FuzzRequest): string =>
  [
    call,
    address.slice(0, 300),
    JSON.stringify({ ...headers, authorization: undefined }),
    typeof body === "string" ? body.slice(0, 500) : body && JSON.stringify([...body.entries()]).slice(0, 300),
  ].join("\n  ");
