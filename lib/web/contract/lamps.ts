import { simulateInputSchema, simulateOutputSchema } from "@/lib/lamps/schema";
import { endpoint } from "@/lib/web/endpoint";

const MEBIBYTE = 1_048_576;

export const simulateCall = endpoint({
  method: "POST",
  path: "/lamps/simulate",
  summary: "按规则推演，不保存 · replay the rules over given facts; nothing is stored",
  body: simulateInputSchema,
  answer: simulateOutputSchema,
  write: false,
  bodyLimit: 32 * MEBIBYTE,
});
