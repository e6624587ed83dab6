import { formatAmount, isMoney } from "@/lib/core/money";

/** Full-width digits and signs, as Chinese input methods write them, are 0xFEE0 above the plain ones. */
const toHalfWidth = (text: string): string =>
  text
    .replace(/[！-～]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[。．]/g, ".");

/**
 * What a person typed as 万元: "1,234.5", "１２３４．５", "1，234.50 万元". Null when it is no amount with at most
 * two decimals.
 */
export function readMoney(text: string): number | null {
  const plain = toHalfWidth(text)
    .replace(/[\s\u3000]|万元?$/g, "")
    .replace(/[,，、](?=\d)/g, "");
  if (!/^-?\d{1,12}(\.\d{0,2})?$/.test(plain)) return null;
  const amount = Number(plain);
  return isMoney(amount) ? amount : null;
}

/** What was typed as it should stand: "1234.5" → "1,234.50"; what is no amount stays as it is. */
export function tidyMoney(text: string): string {
  const amount = readMoney(text);
  return amount === null ? text : formatAmount(amount);
}
