/** Whom to call about a project. `role` and `phone` may be empty. */
export type Contact = { name: string; role: string; phone: string };

/** "13800000001" → "138****0001": which number it was can be told, it cannot be called. */
export function maskedPhone(phone: string): string {
  if (phone === "") return "";
  return phone.length < 8 ? "****" : `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}

/** A contact as the trace keeps it: the trace is for ever, a telephone number is nobody's for ever. */
export const tracedContact = ({ name, role, phone }: Contact): string =>
  [name, role, maskedPhone(phone)].filter(Boolean).join(" ");
