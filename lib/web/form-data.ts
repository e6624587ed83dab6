/** The most fields that any form of ours can send. */
const MAX_FIELDS = 5_000;

export type PlainForm = Record<string, string | File | (string | File)[]>;

/** A form as a plain object: repeated names become lists, the framework's own fields are left out. */
export function plainForm(form: FormData): PlainForm {
  const plain: PlainForm = Object.create(null);
  let count = 0;
  for (const [name, value] of form) {
    if (name.startsWith("$ACTION")) continue;
    if (++count > MAX_FIELDS) break;
    const before = plain[name];
    if (before === undefined) plain[name] = value;
    else if (Array.isArray(before)) before.push(value);
    else plain[name] = [before, value];
  }
  return { ...plain };
}

/** What may be sent back into a form that is shown again: texts, but no password. */
export function echo(form: PlainForm): Record<string, string> {
  const shown: Record<string, string> = {};
  for (const [name, value] of Object.entries(form)) {
    if (typeof value === "string" && !/password|^(current|next|repeat)$/i.test(name)) shown[name] = value;
  }
  return shown;
}

/** A form as an idempotency key's request: files by name and size. */
export const requestOf = (form: PlainForm): unknown =>
  Object.fromEntries(
    Object.entries(form).map(([name, value]) => [
      name,
      [value].flat().map((item) => (typeof item === "string" ? item : { name: item.name, size: item.size })),
    ]),
  );
