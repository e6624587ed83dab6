import { exportProjects } from "@/lib/projects/queries/export-projects";
import { exportProjectsInput } from "@/lib/projects/schema";
import { lampWords } from "@/lib/web/lamp-words";
import { sendWorkbook } from "@/lib/web/workbook-download";

/** The list that the address shows, all of it. What the address says wrongly is left out, as on the page. */
export const GET = (request: Request): Promise<Response> =>
  sendWorkbook(request, (actor, address, now) => {
    const known = Object.entries(exportProjectsInput.shape).flatMap(([key, schema]) => {
      const given = address.getAll(key).join();
      return given && schema.safeParse(given).success ? [[key, given] as const] : [];
    });
    return exportProjects(actor, Object.fromEntries(known), now, lampWords());
  });
