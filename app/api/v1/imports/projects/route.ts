import { importProjects } from "@/lib/projects/commands/import-projects";
import { importProjectsCall } from "@/lib/web/contract/imports";
import { route } from "@/lib/web/route";

export const POST = route(importProjectsCall, ({ actor, form, file, now, once }) =>
  importProjects(actor, { ...form, bytes: file.bytes, fileName: file.name }, { now, once }),
);
