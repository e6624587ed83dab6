"use server";

import { revalidatePath } from "next/cache";
import { addProjectFiles } from "@/lib/files/commands/add-project-files";
import { removeFile } from "@/lib/files/commands/remove-file";
import { addProjectFilesInput, removeFileInput } from "@/lib/files/schema";
import { addPhotos } from "@/lib/progress/commands/add-photos";
import { addPhotosInput } from "@/lib/progress/schema";
import { action } from "@/lib/web/action";

export const addProjectFilesAction = action(addProjectFilesInput, async (actor, input, { now, once }) => {
  const added = await addProjectFiles(actor, input, { now, ...(once ? { once } : {}) });
  revalidatePath(`/projects/${input.projectId}`);
  return added;
});

export const addPhotosAction = action(addPhotosInput, async (actor, input, { now, once }) => {
  const added = await addPhotos(actor, input, { now, ...(once ? { once } : {}) });
  revalidatePath(`/filing/${input.projectId}`, "layout");
  return added;
});

/** A file stands on its project's page, and on those of what it belongs to. */
export const removeFileAction = action(removeFileInput, async (actor, input, { now, once }) => {
  const removed = await removeFile(actor, input, { now, ...(once ? { once } : {}) });
  revalidatePath("/", "layout");
  return removed;
});
