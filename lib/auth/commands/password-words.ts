import "server-only";
import { dictionary } from "@zxcvbn-ts/language-common";
import { pinyin } from "pinyin-pro";
import { db } from "@/lib/core/db";
import { getInstallation } from "@/lib/core/installation";

/** The passwords that leaks show most often, in lower case: @zxcvbn-ts/language-common, MIT. */
const listed = new Set(dictionary["passwords-common"]);

/** True for one of the 49,000 passwords that are tried first. `word` in lower case. */
export const isListed = (word: string): boolean => listed.has(word);

/** A Chinese name as it is typed into a password: 资阳市 → 资阳市, 资阳, ziyangshi, ziyang. */
export function spellingsOf(name: string): string[] {
  const short = name.replace(/[省市区县局办委]$/, "");
  const spelled = [name, short].map((text) =>
    pinyin(text, { toneType: "none", type: "array", v: true }).join("").toLowerCase(),
  );
  return [...new Set([name, short, ...spelled])].filter((word) => word.length >= 2);
}

/** What whoever knows the person tries first: user name, name, unit, city and centre. */
export async function wordsAbout(userId: string): Promise<string[]> {
  const [user, installation] = await Promise.all([
    db().user.findUnique({
      where: { id: userId },
      select: { username: true, name: true, unit: { select: { name: true } } },
    }),
    getInstallation(),
  ]);
  const names = [user?.name, user?.unit?.name, installation?.cityName, installation?.centreName];
  return [user?.username ?? "", ...names.flatMap((name) => (name ? spellingsOf(name) : []))].filter(Boolean);
}
