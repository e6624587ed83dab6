import * as fc from "fast-check";

/** A JSON schema as it stands in the OpenAPI document. */
export type Schema = {
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  format?: string;
  pattern?: string;
  example?: unknown;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  items?: Schema;
  minItems?: number;
  properties?: Record<string, Schema>;
  required?: string[];
};

/** A word of the office, digits, signs, other scripts. */
const text = (schema: Schema): fc.Arbitrary<string> => {
  const most = Math.min(schema.maxLength ?? 30, 60);
  return fc.string({ unit: "grapheme", minLength: Math.min(schema.minLength ?? 0, most), maxLength: most });
};

function stringOf(schema: Schema, ids: readonly string[]): fc.Arbitrary<unknown> {
  if (schema.example !== undefined)
    return fc.constantFrom(schema.example, "2018-01", "2018-03-20", "2018-03");
  if (schema.format === "uuid") return fc.oneof(fc.constantFrom(...ids), fc.uuid());
  if (schema.pattern) return fc.stringMatching(new RegExp(schema.pattern.replace(/\(\?<?[=!][^)]*\)/g, "")));
  return fc.oneof(text(schema), fc.constantFrom("2018-03-20", "2018-03", ...ids));
}

/** Values that a schema allows, so far as a schema can say it; `ids` are of things that are there. */
export function valuesOf(schema: Schema, ids: readonly string[]): fc.Arbitrary<unknown> {
  const inner = (one: Schema) => valuesOf(one, ids);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map(inner));
  if (schema.allOf) return fc.tuple(...schema.allOf.map(inner)).map((all) => Object.assign({}, ...all));
  if (Array.isArray(schema.type)) return fc.oneof(...schema.type.map((type) => inner({ ...schema, type })));
  switch (schema.type) {
    case "string":
      return stringOf(schema, ids);
    case "integer": {
      const min = Math.max(schema.minimum ?? 0, -2_147_483_648);
      return fc.integer({ min, max: Math.max(min, Math.min(schema.maximum ?? min + 300, min + 3000)) });
    }
    case "number":
      return fc.integer({ min: 0, max: 500_000 }).map((cents) => Math.max(schema.minimum ?? 0, cents / 100));
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    case "array":
      return fc.array(inner(schema.items ?? {}), {
        minLength: schema.minItems ?? 0,
        maxLength: (schema.minItems ?? 0) + 3,
      });
    case "object": {
      const entries = Object.entries(schema.properties ?? {}).map(
        ([name, one]) => [name, inner(one)] as const,
      );
      const model = Object.fromEntries(entries);
      const required = (schema.required ?? []).filter((name) => name in model);
      return fc.record(model, { requiredKeys: required });
    }
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

/** JSON text that no value of JavaScript writes. */
export const deep = (levels: number, open = "[", close = "]"): string =>
  `${open.repeat(levels)}0${close.repeat(levels)}`;

/** Written as JSON text, so that names like `__proto__` and numbers like 1e999 arrive as they are. */
export const hostile: readonly string[] = [
  "null",
  "true",
  "0",
  "-1",
  "0.001",
  "1e308",
  "1e999",
  "-1e999",
  "9007199254740993",
  "2147483648",
  "99999999999999999999.99",
  '""',
  '" "',
  '"\\u0000"',
  '"甲\\u0000乙"',
  '"\\ud800"',
  '"\\udc00\\ud800甲"',
  '"\\u202e\\ufeff"',
  `"${"长".repeat(30_000)}"`,
  `"'; DROP TABLE project; --"`,
  '"%_\\\\"',
  '"../../../etc/passwd"',
  '"<script>alert(1)</script>"',
  '"2017-13"',
  '"2017-02-30"',
  '"0000-00"',
  '"9999-12"',
  '"275760-09-13"',
  '"__proto__"',
  '"constructor"',
  '{"$gt":""}',
  '{"not":null}',
  '{"equals":1}',
  '{"contains":""}',
  '{"in":[]}',
  '{"set":1}',
  '{"increment":1}',
  '{"connect":{"id":"1"}}',
  '{"__proto__":{"role":"admin","polluted":true}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  '{"toString":"x","valueOf":1,"toJSON":2}',
  '{"length":1000000000}',
  "[]",
  "[[]]",
  `[${"0,".repeat(5000)}0]`,
  deep(2000),
  deep(2000, '{"a":', "}"),
];
