import { compact } from "@/lib/projects/rules/import/text";
import type { InvestmentSubject, Nature, ProjectLevel } from "@/lib/projects/schema";

const first = <Value>(text: string, table: readonly (readonly [RegExp, Value])[]): Value | null =>
  table.find(([pattern]) => pattern.test(compact(text)))?.[1] ?? null;

/** 建设性质 by its usual words; null for another word. */
export const natureOf = (text: string): Nature | null =>
  first<Nature>(text, [
    [/^(新建|新开工|计划新开工)(项目)?$/, "new"],
    [/^(续建|结转)(项目)?$/, "continuing"],
    [/^(改扩建|扩建|改建|改\/扩建|改、扩建)(项目)?$/, "expansion"],
    [/^(前期|前期工作|前期准备)(项目)?$/, "preliminary"],
  ]);

/** 级别: a district and a county are one level. */
export const levelOf = (text: string): ProjectLevel | null =>
  first<ProjectLevel>(text, [
    [/^省(级|属|重点)?/, "province"],
    [/^市(级|属|重点)?/, "city"],
    [/^(区县|县区|县|区)(级|属|重点)?/, "county"],
  ]);

/** 投资主体: who pays, by the words of the list; PPP and both together are mixed; null when nothing tells. */
export function subjectOf(text: string): InvestmentSubject | null {
  const plain = compact(text).toUpperCase();
  const isEnterprise = /企业|民营|民间|社会资本|社会投资|外资|集团|公司|自筹/.test(plain);
  const isGovernment = /政府|财政|国家|中央|[省市区县]级|[省市区县]投资|专项债/.test(plain);
  if (/PPP|混合|共同/.test(plain) || (isEnterprise && isGovernment)) return "mixed";
  if (isEnterprise) return "enterprise";
  return isGovernment ? "government" : null;
}
