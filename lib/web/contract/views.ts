import { z } from "zod";
import { listViewsInput, saveViewInput, updateViewInput, viewLists } from "@/lib/views/schema";
import { endpoint, idParams } from "@/lib/web/endpoint";

const view = z.object({
  id: z.uuid(),
  list: z.enum(viewLists),
  name: z.string(),
  query: z.string().meta({ example: "lamp=red&sort=name&columns=name,region,plan" }),
  shared: z.boolean(),
  version: z.int(),
  ownerName: z.string(),
  own: z.boolean(),
  mayEdit: z.boolean(),
  isDefault: z.boolean(),
});

export const listViewsCall = endpoint({
  method: "GET",
  path: "/views",
  summary: "项目库或台账的视图：自己的和共享的 · saved views of the registry or the ledger, own and shared",
  query: listViewsInput,
  answer: z.object({ items: z.array(view) }),
  write: false,
});

export const saveViewCall = endpoint({
  method: "POST",
  path: "/views",
  summary: "保存视图 · save a view; the centre may share it",
  body: saveViewInput,
  answer: z.object({ id: z.uuid(), query: z.string() }),
  status: 201,
  write: true,
});

export const updateViewCall = endpoint({
  method: "PATCH",
  path: "/views/{id}",
  summary: "修改视图 · rename a view, change its list, share it",
  params: idParams,
  body: updateViewInput,
  answer: z.object({ id: z.uuid(), version: z.int() }),
  write: true,
});

export const deleteViewCall = endpoint({
  method: "DELETE",
  path: "/views/{id}",
  summary: "删除视图 · delete a view",
  params: idParams,
  answer: z.object({ id: z.uuid() }),
  write: true,
});
