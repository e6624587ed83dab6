import { getTranslations } from "next-intl/server";
import type { Actor } from "@/lib/auth/permissions";
import { investmentSubjects, levels, natures, stages } from "@/lib/projects/schema";
import { listRegions } from "@/lib/units/queries";
import type { Choices } from "./context";

/** The closed lists of the form in the reader's words; regions as the city has them. */
export async function formChoices(actor: Actor): Promise<Choices> {
  const [t, regions] = await Promise.all([getTranslations("projects"), listRegions(actor)]);
  return {
    nature: natures.map((value) => ({ value, label: t(`natures.${value}`) })),
    level: levels.map((value) => ({ value, label: t(`levels.${value}`) })),
    stage: stages.map((value) => ({ value, label: t(`stages.${value}`) })),
    investmentSubject: investmentSubjects.map((value) => ({ value, label: t(`subjects.${value}`) })),
    regionCode: regions.map(({ code, name }) => ({ value: code, label: name })),
  };
}
