import { type APIRequestContext, type APIResponse, expect } from "@playwright/test";
import type { z } from "zod";
import { type Endpoint, problem } from "../../lib/web/endpoint";
import { tokenOf } from "./e2e-servers";

type Sent = { path?: string; query?: string; data?: unknown; key?: string };

/** A machine client with somebody's token, that believes the contract and nothing else. */
export function client(request: APIRequestContext, username: string) {
  const send = (call: Endpoint, { path = call.path, query = "", data, key }: Sent): Promise<APIResponse> =>
    request.fetch(`/api/v1${path}${query}`, {
      method: call.method,
      headers: {
        authorization: `Bearer ${tokenOf("demo", username)}`,
        ...(key ? { "idempotency-key": key } : {}),
      },
      ...(data === undefined ? {} : { data }),
    });
  return {
    /** The answer, which must be of the contract's form. */
    async ask<E extends Endpoint>(call: E, sent: Sent = {}): Promise<z.output<E["answer"]>> {
      const answer = await send(call, sent);
      expect(answer.status(), `${call.method} ${call.path}: ${await answer.text()}`).toBe(call.status ?? 200);
      return call.answer.parse(await answer.json()) as z.output<E["answer"]>;
    },
    /** The refusal: its status and code, in the form of RFC 9457. */
    async refusal(call: Endpoint, sent: Sent = {}): Promise<[number, string]> {
      const answer = await send(call, sent);
      expect(answer.headers()["content-type"]).toContain("application/problem+json");
      const { status, code, detail } = problem.parse(await answer.json());
      expect(status).toBe(answer.status());
      expect(detail).toMatch(/[\u4e00-\u9fff]/);
      return [status, code];
    },
  };
}
