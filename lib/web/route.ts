import { createTranslator } from "next-intl";
import type { z } from "zod";
import type { Actor } from "@/lib/auth/permissions";
import { actorOfToken } from "@/lib/auth/queries";
import { businessNow } from "@/lib/core/clock";
import { AppError } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { isDatabaseAway, type Once, sha256 } from "@/lib/core/transaction";
import { downloadOf } from "@/lib/web/download";
import type { Download, Endpoint } from "@/lib/web/endpoint";
import { STATUS } from "@/lib/web/refusal";
import { requestAddress } from "@/lib/web/session";
import en from "@/messages/en.json";
import zh from "@/messages/zh-CN.json";

type Output<S> = S extends z.ZodType ? z.output<S> : undefined;

export type Call<E extends Endpoint> = {
  actor: Actor;
  params: Output<E["params"]>;
  query: Output<E["query"]>;
  body: Output<E["body"]>;
  form: Output<E["form"]>;
  /** The uploaded file of a multipart call. */
  file: E["form"] extends z.ZodType ? { name: string; bytes: Buffer } : undefined;
  now: Date;
  once: Once | undefined;
};

const MEBIBYTE = 1_048_576;
const UPLOAD_LIMIT = 21 * MEBIBYTE;

/** What the client sent is not of the call's form. Carries the fields with their words. */
class InputError extends Error {
  constructor(
    readonly fields: Record<string, string[]>,
    readonly status: 400 | 413 = 400,
  ) {
    super("input");
  }
}

function parse<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const fields: Record<string, string[]> = {};
  for (const issue of result.error.issues.slice(0, 50)) {
    const name = issue.path.join(".") || "body";
    fields[name] = [...(fields[name] ?? []), issue.message];
  }
  throw new InputError(fields);
}

async function readBytes(request: Request, limit: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > limit) throw new InputError({ body: [`> ${limit} bytes`] }, 413);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function readJson(request: Request, limit: number): Promise<unknown> {
  const text = (await readBytes(request, limit)).toString("utf8");
  try {
    return JSON.parse(text);
  } catch {
    throw new InputError({ body: ["JSON"] });
  }
}

async function readForm(request: Request): Promise<{ fields: Record<string, string>; file: File }> {
  const bytes = await readBytes(request, UPLOAD_LIMIT);
  let form: FormData;
  try {
    const headers = { "content-type": request.headers.get("content-type") ?? "" };
    form = await new Response(new Uint8Array(bytes), { headers }).formData();
  } catch {
    throw new InputError({ body: ["multipart/form-data"] });
  }
  const { file, ...fields } = Object.fromEntries(form);
  if (!(file instanceof File)) throw new InputError({ file: ["file"] });
  return { fields: fields as Record<string, string>, file };
}

function respond(status: number, body: unknown, requestId: string, type = "application/json"): Response {
  const headers: Record<string, string> = {
    "content-type": `${type}; charset=utf-8`,
    "cache-control": "no-store",
    "x-request-id": requestId,
  };
  if (status === 401) headers["www-authenticate"] = "Bearer";
  if (status === 503) headers["retry-after"] = "60";
  return new Response(JSON.stringify(body), { status, headers });
}

/** Words for a refusal in the language that the client asks for; Chinese unless it asks for English first. */
function refuse(request: Request, error: unknown, requestId: string): Response {
  const english = /^\s*en\b/i.test(request.headers.get("accept-language") ?? "");
  const translate = createTranslator({
    locale: english ? "en" : "zh-CN",
    messages: english ? en : zh,
    namespace: "errors",
  });
  const say = (reason: string, detail: Record<string, string | number> = {}): string =>
    translate.has(reason as "INTERNAL") ? translate(reason as "INTERNAL", detail) : reason;

  const answer = (status: number, code: string, detail: string, extra: object = {}): Response =>
    respond(
      status,
      { type: `urn:liangdeng:problem:${code}`, title: code, status, code, detail, requestId, ...extra },
      requestId,
      "application/problem+json",
    );
  if (error instanceof InputError) {
    const code = error.status === 413 ? "TOO_LARGE" : "INVALID_INPUT";
    return answer(error.status, code, say(code), { fields: error.fields });
  }
  if (error instanceof AppError) {
    const code = ["RULE_VIOLATION", "CONFLICT", "UNAVAILABLE"].includes(error.code)
      ? error.reason
      : error.code;
    return answer(STATUS[error.code], code, say(error.reason, error.detail));
  }
  log().error({ requestId, error }, "request failed");
  if (isDatabaseAway(error)) return answer(503, "DATABASE_AWAY", say("DATABASE_AWAY"));
  return answer(500, "INTERNAL", say("INTERNAL", { requestId }));
}

async function authenticate(request: Request, write: boolean): Promise<Actor> {
  const bearer = /^Bearer ([\w-]{20,200})$/.exec(request.headers.get("authorization") ?? "")?.[1];
  const found = bearer ? await actorOfToken(bearer) : null;
  if (!found) throw new AppError("UNAUTHENTICATED", "UNAUTHENTICATED");
  if (write && found.readOnly) throw new AppError("FORBIDDEN", "READ_ONLY_TOKEN");
  return { ...found.actor, address: await requestAddress() };
}

/** Absent query parameters are absent, repeated ones the last: what is unknown the schema refuses. */
const queryOf = (request: Request): Record<string, string> =>
  Object.fromEntries(new URL(request.url).searchParams);

/**
 * A route handler of the HTTP contract: bearer token → strict parse → the command or query → JSON, with every
 * refusal as RFC 9457 problem details. The handler calls one command or query and nothing else.
 */
export function route<E extends Endpoint>(
  definition: E,
  handler: (call: Call<E>) => Promise<z.input<E["answer"]>>,
) {
  return async (
    request: Request,
    context: { params: Promise<Record<string, string | string[] | undefined>> },
  ): Promise<Response> => {
    const requestId = request.headers.get("x-request-id") ?? crypto.randomUUID();
    try {
      const actor = await authenticate(request, definition.write);
      const rawParams = await context.params;
      const params = definition.params?.safeParse(rawParams);
      if (params && !params.success) throw new AppError("NOT_FOUND", "NOT_FOUND", { what: definition.path });
      const query = definition.query ? parse(definition.query, queryOf(request)) : undefined;

      let sent: unknown;
      let form: unknown;
      let file: unknown;
      if (definition.form) {
        const upload = await readForm(request);
        const bytes = Buffer.from(await upload.file.arrayBuffer());
        form = parse(definition.form, upload.fields);
        file = { name: upload.file.name, bytes };
        sent = { form, file: sha256(bytes.toString("latin1")) };
      } else if (definition.body) {
        sent = await readJson(request, definition.bodyLimit ?? MEBIBYTE);
      }
      const body = definition.body ? parse(definition.body, sent) : undefined;

      const key = definition.write ? request.headers.get("idempotency-key") : null;
      if (key && !/^[\x21-\x7e]{1,200}$/.test(key))
        throw new InputError({ "Idempotency-Key": ["1–200 ASCII"] });
      const once = key
        ? { key, request: { call: `${definition.method} ${definition.path}`, params: params?.data, sent } }
        : undefined;
      const answer = await handler({
        actor,
        params: params?.data,
        query,
        body,
        form,
        file,
        now: await businessNow(),
        once,
      } as Call<E>);
      if (definition.media) return downloadOf(answer as Download, definition.media, requestId);
      return respond(definition.status ?? 200, answer, requestId);
    } catch (error) {
      return refuse(request, error, requestId);
    }
  };
}
