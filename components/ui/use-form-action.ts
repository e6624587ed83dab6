"use client";

import { unstable_rethrow } from "next/navigation";
import { useActionState, useSyncExternalStore } from "react";
import { echo, plainForm } from "@/lib/web/form-data";
import { connectionLost, type FormState, idle } from "@/lib/web/form-state";

type Action<T> = (previous: FormState<T>, form: FormData) => Promise<FormState<T>>;

const never = () => () => {};

/** False on the server and while the page comes alive, true from then on. */
export const useIsAlive = () =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );

/**
 * `useActionState` of a form. A line that drops, or a server that does not answer, is a refusal in words with what
 * was typed, not a page that fails. Before the page has come alive the Server Action itself takes the form, so that
 * it posts without a script too.
 */
export function useFormAction<T>(action: Action<T>) {
  const keeping: Action<T> = async (previous, form) => {
    try {
      return await action(previous, form);
    } catch (error) {
      // The action may have ended in redirect() or notFound(): those are the framework's, not failures.
      unstable_rethrow(error);
      return { ...connectionLost, values: echo(plainForm(form)) };
    }
  };
  return useActionState<FormState<T>, FormData>(useIsAlive() ? keeping : action, idle);
}
