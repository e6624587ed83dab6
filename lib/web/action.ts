import "server-only";
import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { z } from "zod";
import type { Actor } from "@/lib/auth/permissions";
import { businessNow } from "@/lib/core/clock";
import { AppError } from "@/lib/core/errors";
import type { Once } from "@/lib/core/transaction";
import { fieldErrorsOf } from "@/lib/web/field-errors";
import { echo, type PlainForm, plainForm, requestOf } from "@/lib/web/form-data";
import type { FormState } from "@/lib/web/form-state";
import { isOwnOrigin } from "@/lib/web/origin";
import { refusalOf } from "@/lib/web/refusal";
import { originSettings, requestOrigin, requireSignedIn, type Unfinished } from "@/lib/web/session";

export type ActionContext = {
  /** Business time: what every command takes as `now`. */
  now: Date;
  /** Present when the form carries an `idempotencyKey`. */
  once: Once | undefined;
};

/** A Server Action for `useActionState`. */
export type FormAction<T> = (previous: FormState<T>, form: FormData) => Promise<FormState<T>>;

/** Authenticates, or refuses; null = an action for those who have not signed in. */
type Identify<A extends Actor | null> = () => Promise<A>;

const invalid = (fieldErrors: Record<string, string[]>): FormState<never> => ({
  status: "error",
  error: { code: "INVALID_INPUT", reason: "INVALID_INPUT", detail: {} },
  fieldErrors,
});

function takeOnce(form: PlainForm): { rest: PlainForm; once: Once | undefined } {
  const { idempotencyKey: key, ...rest } = form;
  if (key === undefined || key === "") return { rest, once: undefined };
  if (typeof key !== "string" || !/^[\x21-\x7e]{1,200}$/.test(key)) {
    throw new AppError("RULE_VIOLATION", "IDEMPOTENCY_KEY_FORM");
  }
  return { rest, once: { key, request: requestOf(rest) } };
}

async function failed(error: unknown, actor: Actor | null): Promise<FormState<never>> {
  // A handler may end in redirect() or notFound(): those are the framework's, not failures.
  unstable_rethrow(error);
  const requestId = (await headers()).get("x-request-id") ?? crypto.randomUUID();
  const actorId = actor?.id ?? null;
  return { status: "error", error: refusalOf(error, { requestId, what: "action failed", actorId }) };
}

async function run<S extends z.ZodType, A extends Actor | null, T>(
  schema: S,
  form: FormData,
  identify: Identify<A>,
  work: (actor: A, input: z.output<S>, context: ActionContext) => Promise<T>,
): Promise<FormState<T>> {
  const plain = plainForm(form);
  let actor: A | null = null;
  const answer = async (): Promise<FormState<T>> => {
    try {
      if (!isOwnOrigin(await requestOrigin(), originSettings())) {
        throw new AppError("FORBIDDEN", "FOREIGN_ORIGIN");
      }
      const known = await identify();
      actor = known;
      const { rest, once } = takeOnce(plain);
      const parsed = schema.safeParse(rest);
      if (!parsed.success) return invalid(fieldErrorsOf(parsed.error, await getTranslations("errors")));
      return { status: "ok", data: await work(known, parsed.data, { now: await businessNow(), once }) };
    } catch (error) {
      return failed(error, actor);
    }
  };
  const state = await answer();
  return state.status === "error" ? { ...state, values: echo(plain) } : state;
}

/**
 * A Server Action: checks the origin, authenticates, parses strictly, calls the handler (which calls one command
 * and revalidates), and turns refusals into words. An action is a public endpoint.
 */
export const action =
  <S extends z.ZodType, T>(
    schema: S,
    handler: (actor: Actor, input: z.output<S>, context: ActionContext) => Promise<T>,
    options: Unfinished = {},
  ): FormAction<T> =>
  (_previous, form) =>
    run(schema, form, () => requireSignedIn(options), handler);

/** `action` for those who have not signed in yet. */
export const publicAction =
  <S extends z.ZodType, T>(
    schema: S,
    handler: (input: z.output<S>, context: ActionContext) => Promise<T>,
  ): FormAction<T> =>
  (_previous, form) =>
    run(
      schema,
      form,
      async () => null,
      (_nobody, input, context) => handler(input, context),
    );
