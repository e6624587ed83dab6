import type { Readable } from "node:stream";
import { z } from "zod";
import { isDay, isPeriod } from "@/lib/core/periods";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/**
 * One call of the HTTP contract. The same object parses the request and describes it in the OpenAPI document,
 * so that the two cannot disagree.
 */
export type Endpoint = {
  method: Method;
  /** Below /api/v1, parameters in braces: "/projects/{id}". */
  path: string;
  summary: string;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** The body is multipart/form-data with a `file` beside these fields. */
  form?: z.ZodObject;
  answer: z.ZodType;
  /** The answer is a file (`Download`) of this media type, streamed; else it is JSON. */
  media?: string;
  /** Status of success; 200 unless told. */
  status?: 200 | 201;
  /** Changes something: takes an Idempotency-Key and is refused to read-only tokens. */
  write: boolean;
  /** Largest body in bytes; 1 MiB unless told. */
  bodyLimit?: number;
};

/** A file that is made while it is sent. */
export type Download = { name: string; content: Readable };

export const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/** The `answer` of a call whose `media` is a workbook. */
export const workbook = z.custom<Download>().meta({ type: "string", contentMediaType: XLSX });
export const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
/** The `answer` of a call whose `media` is a Word file. */
export const wordDocument = z.custom<Download>().meta({ type: "string", contentMediaType: DOCX });

export const endpoint = <const E extends Endpoint>(definition: E): E => definition;

export const periodText = z.string().refine(isPeriod, "YYYY-MM").meta({ example: "2017-10" });
export const dayText = z.string().refine(isDay, "YYYY-MM-DD").meta({ example: "2017-10-31" });
export const idParams = z.strictObject({ id: z.uuid() });
export const periodParams = z.strictObject({ period: periodText });

export const pageQuery = {
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
};

export const listOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), total: z.int(), page: z.int(), pageSize: z.int() });

/** RFC 9457 problem details, as every refusal is answered. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  requestId: z.string(),
  fields: z.record(z.string(), z.array(z.string())).optional(),
});
