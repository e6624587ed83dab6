import { z } from "zod";
import { type Endpoint, problem } from "@/lib/web/endpoint";

type Json = Record<string, unknown>;

const schemaOf = (schema: z.ZodType, io: "input" | "output"): Json => {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: "any", reused: "inline" });
  return json;
};

const parametersOf = (schema: z.ZodObject | undefined, place: "path" | "query"): Json[] => {
  if (!schema) return [];
  const json = schemaOf(schema, "input") as { properties?: Record<string, Json>; required?: string[] };
  return Object.entries(json.properties ?? {}).map(([name, property]) => ({
    name,
    in: place,
    required: place === "path" || (json.required ?? []).includes(name),
    schema: property,
  }));
};

function bodyOf({ body, form }: Endpoint): Json | undefined {
  if (form) {
    const json = schemaOf(form, "input") as { properties?: Json; required?: string[] };
    const file = { type: "string", contentMediaType: "application/octet-stream" };
    return {
      required: true,
      content: {
        "multipart/form-data": {
          schema: {
            ...json,
            properties: { file, ...json.properties },
            required: ["file", ...(json.required ?? [])],
          },
        },
      },
    };
  }
  return body
    ? { required: true, content: { "application/json": { schema: schemaOf(body, "input") } } }
    : undefined;
}

const problemAnswer = (description: string): Json => ({
  description,
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
});

function operationOf(endpoint: Endpoint): Json {
  const key = {
    name: "Idempotency-Key",
    in: "header",
    required: false,
    description: "The same key with the same request gets the first answer again; with another request 422.",
    schema: { type: "string", minLength: 1, maxLength: 200 },
  };
  return {
    operationId: `${endpoint.method.toLowerCase()}${endpoint.path.replace(/[^a-zA-Z]+/g, "_")}`,
    summary: endpoint.summary,
    tags: [endpoint.path.split("/")[1]],
    parameters: [
      ...parametersOf(endpoint.params, "path"),
      ...parametersOf(endpoint.query, "query"),
      ...(endpoint.write ? [key] : []),
    ],
    ...(bodyOf(endpoint) ? { requestBody: bodyOf(endpoint) } : {}),
    responses: {
      [endpoint.status ?? 200]: {
        description: "OK",
        content: { [endpoint.media ?? "application/json"]: { schema: schemaOf(endpoint.answer, "output") } },
      },
      ...(endpoint.params || endpoint.query || endpoint.body || endpoint.form || endpoint.write
        ? { 400: problemAnswer("Input is not of the call's form; `fields` names what.") }
        : {}),
      ...(endpoint.query || endpoint.body || endpoint.form ? { 413: problemAnswer("Too large.") } : {}),
      401: problemAnswer("No valid bearer token."),
      403: problemAnswer("Not within this user's or token's rights."),
      // Also what the query or the body names: a period, a project, a unit.
      ...(endpoint.params || endpoint.query || endpoint.body || endpoint.form
        ? { 404: problemAnswer("Not there, or not this user's to see.") }
        : {}),
      ...(endpoint.write
        ? {
            409: problemAnswer("Changed or done by somebody else meanwhile."),
            422: problemAnswer("A rule forbids it; `code` says which."),
          }
        : {}),
      503: problemAnswer(
        "Too many requests at once, no room left, or no answer from the database; Retry-After says when to come again.",
      ),
    },
  };
}

/** The OpenAPI 3.1 document, from the very schemas that parse the requests. */
export function openApiDocument(endpoints: Endpoint[], version: string): Json {
  const paths: Record<string, Json> = {};
  for (const endpoint of endpoints) {
    paths[endpoint.path] = {
      ...paths[endpoint.path],
      [endpoint.method.toLowerCase()]: operationOf(endpoint),
    };
  }
  return {
    openapi: "3.1.0",
    info: { title: "亮灯 Liangdeng", version, license: { name: "Apache-2.0", identifier: "Apache-2.0" } },
    servers: [{ url: "/api/v1" }],
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: { token: { type: "http", scheme: "bearer" } },
      schemas: { Problem: schemaOf(problem, "output") },
    },
  };
}
