import * as fc from "fast-check";
import { deep, hostile, type Schema, valuesOf } from "./schema-values";

type Parameter = { name: string; in: "path" | "query" | "header"; required: boolean; schema: Schema };
type Operation = {
  parameters: Parameter[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { content?: Record<string, unknown> }>;
};
export type OpenApi = { paths: Record<string, Record<string, Operation>> };

/** A request as it is sent; `documented` are the statuses that the contract names for the call. */
export type FuzzRequest = {
  call: string;
  method: string;
  address: string;
  headers: Record<string, string>;
  body: string | FormData | undefined;
  documented: readonly number[];
};

/** Puts a hostile text into one place of a JSON value, or takes that place out, or adds one that nobody knows. */
function damaged(value: unknown, where: number, poison: string, how: number): string {
  const places: { holder: Record<string, unknown>; name: string }[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    for (const name of Object.keys(node)) {
      const holder = node as Record<string, unknown>;
      places.push({ holder, name });
      visit(holder[name]);
    }
  };
  const copy = structuredClone({ root: value });
  visit(copy);
  const place = places[where % places.length];
  if (!place) return poison;
  const mark = "@@poison@@";
  if (how === 0) delete place.holder[place.name];
  else if (how === 1 && typeof copy.root === "object" && copy.root)
    Object.assign(copy.root, { unknown: mark });
  else if (how === 2 && typeof copy.root === "object" && copy.root) {
    return `{"__proto__":${poison},${JSON.stringify(copy.root).slice(1)}`;
  } else place.holder[place.name] = mark;
  return (JSON.stringify(copy.root) ?? "").replace(JSON.stringify(mark), () => poison);
}

const brokenBodies = [
  "",
  "{",
  "[1,",
  "nothing",
  '{"a":1,"a":2}',
  "\ufeff{}",
  "null",
  "[]",
  '"text"',
  deep(50_000),
  deep(20_000, '{"a":', "}"),
  `{"a":"${"x".repeat(1_200_000)}"}`,
];

const bodyOf = (schema: Schema, ids: readonly string[]): fc.Arbitrary<string> => {
  const valid = valuesOf(schema, ids);
  const poison = fc.constantFrom(...hostile);
  const spoiled = fc.tuple(valid, fc.nat(200), poison, fc.nat(5));
  return fc.oneof(
    { weight: 4, arbitrary: valid.map((value) => JSON.stringify(value) ?? "null") },
    { weight: 7, arbitrary: spoiled.map(([value, where, bad, how]) => damaged(value, where, bad, how)) },
    { weight: 1, arbitrary: fc.constantFrom(...brokenBodies, ...hostile) },
  );
};

const oddFiles = [
  new Uint8Array(0),
  new TextEncoder().encode("%PDF-1.7\n"),
  new TextEncoder().encode("项目名称,年计划\n甲,1\n"),
  new TextEncoder().encode("<svg onload='a()'/>"),
  new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0xff, 0xff]),
  new Uint8Array(3000).map((_, at) => (at * 7919) % 256),
];

const formOf = (schema: Schema, ids: readonly string[]): fc.Arbitrary<FormData> => {
  const { file: _, ...properties } = schema.properties ?? {};
  const names = Object.keys(properties);
  const field = fc.oneof(fc.constantFrom("true", "false", "", "\u0000", "[]", "1e999", ...ids), fc.string());
  return fc
    .tuple(
      fc.constantFrom(...oddFiles),
      fc.array(field, { minLength: names.length, maxLength: names.length }),
      fc.nat(9),
    )
    .map(([bytes, values, more]) => {
      const form = new FormData();
      names.forEach((name, at) => {
        if (more !== 1 || at > 0) form.set(name, values[at] ?? "");
      });
      if (more === 2) form.set("__proto__", "1");
      if (more === 3) form.set("file", "no file");
      else if (more !== 4)
        form.set("file", new Blob([bytes]), more === 5 ? "../../甲\u0000.xlsx" : "表.xlsx");
      return form;
    });
};

/** Lone surrogates cannot stand in an address. */
const wellFormed = (value: unknown): string => Buffer.from(String(value)).toString();
const encoded = (value: unknown): string => encodeURIComponent(wellFormed(value));

const oddWords = hostile
  .filter((one) => one.startsWith('"'))
  .map((one): string => JSON.parse(one))
  .map((word) => wellFormed(word).slice(0, 300));

/** Percent signs that stand for nothing, and bytes that are no UTF-8. */
const oddPieces = ["%", "%00", "%ED%A0%80", "%2e%2e%2f", "%ff"];

const segmentOf = ({ schema }: Parameter, ids: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof(
    {
      weight: 9,
      arbitrary: valuesOf(schema, ids).map((value) => encoded(value)),
    },
    { weight: 1, arbitrary: fc.constantFrom(...oddWords.map(encodeURIComponent), ...oddPieces) },
  );

const pairOf = ({ name, required, schema }: Parameter, ids: readonly string[]): fc.Arbitrary<string> => {
  const pair = (value: unknown) => `${encodeURIComponent(name)}=${encoded(value)}`;
  const odd = fc.constantFrom(...oddWords, "-1", "1e9", "1e999", "NaN", "0x10");
  return fc.oneof(
    { weight: required ? 0 : 6, arbitrary: fc.constant("") },
    { weight: 4, arbitrary: valuesOf(schema, ids).map(pair) },
    { weight: 1, arbitrary: odd.map(pair) },
    { weight: 1, arbitrary: odd.map((value) => `${pair(value)}&${pair("甲")}&${name}[$gt]=&${name}[]=1`) },
  );
};

const oddHeaders = fc.constantFrom<Record<string, string>>(
  {},
  {},
  { "idempotency-key": "fuzz-1" },
  { "idempotency-key": "x".repeat(300) },
  { "accept-language": "en" },
  { "content-type": "text/plain" },
  { "x-request-id": "<b>x</b>" },
  { "x-http-method-override": "DELETE" },
);

/** Requests for one operation of the document. */
function requestsFor(
  path: string,
  method: string,
  operation: Operation,
  tokens: readonly string[],
  ids: readonly string[],
): fc.Arbitrary<FuzzRequest> {
  const inPath = operation.parameters.filter((one) => one.in === "path");
  const inQuery = operation.parameters.filter((one) => one.in === "query");
  const content = operation.requestBody?.content ?? {};
  const json = content["application/json"];
  const form = content["multipart/form-data"];
  const body: fc.Arbitrary<string | FormData | undefined> = json
    ? bodyOf(json.schema, ids)
    : form
      ? formOf(form.schema, ids)
      : fc.constant(undefined);
  return fc
    .tuple(
      fc.tuple(...inPath.map((one) => segmentOf(one, ids))),
      fc.tuple(...inQuery.map((one) => pairOf(one, ids))),
      body,
      oddHeaders,
      fc.oneof(
        { weight: 30, arbitrary: fc.constantFrom(...tokens) },
        { weight: 1, arbitrary: fc.constant("none") },
      ),
    )
    .map(([segments, pairs, sent, odd, token]) => {
      let address = path;
      inPath.forEach(({ name }, at) => {
        address = address.replace(`{${name}}`, () => segments[at] ?? "");
      });
      const query = pairs.filter(Boolean).join("&");
      return {
        call: `${method.toUpperCase()} ${path}`,
        method: method.toUpperCase(),
        address: `/api/v1${address}${query ? `?${query}` : ""}`,
        headers: {
          authorization: `Bearer ${token}`,
          ...(typeof sent === "string" ? { "content-type": "application/json" } : {}),
          // A form says itself where its parts end.
          ...(sent instanceof FormData && "content-type" in odd ? {} : odd),
        },
        body: sent,
        documented: Object.keys(operation.responses).map(Number),
      };
    });
}

/** Requests for all operations of the document alike: valid, nearly valid and hostile ones. */
export const arbitraryRequests = (
  { paths }: OpenApi,
  tokens: readonly string[],
  ids: readonly string[],
): fc.Arbitrary<FuzzRequest> =>
  fc.oneof(
    ...Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => requestsFor(path, method, operation, tokens, ids)),
    ),
  );
