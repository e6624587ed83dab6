import type { Call } from "./call";
import { ledgerCalls } from "./ledger-calls";
import { monthsCalls } from "./months-calls";
import { registryCalls } from "./registry-calls";

/** Who gets what of every call. An endpoint that is not named here fails the access test. */
export const calls: Record<string, Call> = { ...registryCalls, ...monthsCalls, ...ledgerCalls };
