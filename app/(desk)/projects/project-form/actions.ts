"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { createProject } from "@/lib/projects/commands/create-project";
import { updateProject } from "@/lib/projects/commands/update-project";
import { createProjectInput, updateProjectInput } from "@/lib/projects/schema";
import { action } from "@/lib/web/action";
import type { FormValues } from "./form-values";
import { factsIn, type Refuse, refuseIssues } from "./read-form";

const textsOf = (form: Record<string, unknown>): FormValues =>
  Object.fromEntries(
    Object.entries(form).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );

const anyForm = z.record(z.string(), z.unknown());

const newProject = anyForm.transform((form, context) => {
  const refuse: Refuse = (field, message) => context.addIssue({ code: "custom", path: [field], message });
  const { facts, at } = factsIn(textsOf(form), refuse);
  const parsed = createProjectInput.safeParse(facts);
  if (parsed.success) return parsed.data;
  refuseIssues(parsed.error, at, refuse);
  return z.NEVER;
});

const changedProject = anyForm.transform((form, context) => {
  const refuse: Refuse = (field, message) => context.addIssue({ code: "custom", path: [field], message });
  const values = textsOf(form);
  const { facts, at } = factsIn(values, refuse);
  const parsed = updateProjectInput.safeParse({
    ...facts,
    version: Number(values.version),
    ...(values.reason?.trim() ? { reason: values.reason } : {}),
  });
  const projectId = z.uuid().safeParse(values.projectId);
  if (!projectId.success) refuse("name", "INVALID");
  if (parsed.success && projectId.success) return { ...parsed.data, projectId: projectId.data };
  if (!parsed.success) refuseIssues(parsed.error, at, refuse);
  return z.NEVER;
});

export const createProjectAction = action(newProject, async (actor, input, { now, once }) => {
  const project = await createProject(actor, input, { now, ...(once ? { once } : {}) });
  revalidatePath("/projects", "layout");
  return project;
});

export const updateProjectAction = action(changedProject, async (actor, input, { now, once }) => {
  const project = await updateProject(actor, input, { now, ...(once ? { once } : {}) });
  revalidatePath("/projects", "layout");
  return project;
});
