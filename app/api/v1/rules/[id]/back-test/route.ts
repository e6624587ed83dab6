import { runBackTest } from "@/lib/lamps/queries/back-test";
import { getRuleDraft } from "@/lib/lamps/queries/rule-versions";
import { backTestCall } from "@/lib/web/contract/rules";
import { route } from "@/lib/web/route";

export const POST = route(backTestCall, async ({ actor, params }) => {
  const { settings } = await getRuleDraft(actor, params.id);
  const { projects, changed, ...result } = await runBackTest(actor, settings);
  return {
    ...result,
    changed: changed.map((month) => {
      const project = projects.get(month.projectId);
      return {
        ...month,
        number: project?.number ?? "",
        name: project?.name ?? "",
        unit: project?.unit ?? null,
      };
    }),
  };
});
