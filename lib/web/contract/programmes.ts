import { z } from "zod";
import { createProgrammeInput, listProgrammesInput, updateProgrammeInput } from "@/lib/programmes/schema";
import { endpoint, idParams, listOf, periodText } from "@/lib/web/endpoint";

const counts = {
  projects: z.int().meta({ description: "In the registry, as far as the caller may list them" }),
  red: z.int(),
  yellow: z.int(),
  green: z.int(),
  paused: z.int(),
};

const programme = z.object({
  id: z.uuid(),
  name: z.string(),
  version: z.int(),
  commander: z.object({ id: z.uuid(), title: z.string() }).nullable(),
  members: z.array(z.object({ id: z.uuid(), name: z.string() })),
  ...counts,
});

const detail = programme.extend({
  period: periodText.nullable().meta({ description: "The closed period whose lamps are counted" }),
});

export const listProgrammesCall = endpoint({
  method: "GET",
  path: "/programmes",
  summary: "指挥部、专项，及其项目数和灯 · programmes with their projects and lamps",
  query: listProgrammesInput,
  answer: listOf(programme).extend({ period: periodText.nullable() }),
  write: false,
});

export const createProgrammeCall = endpoint({
  method: "POST",
  path: "/programmes",
  summary: "设立指挥部（专项） · a new programme",
  body: createProgrammeInput,
  answer: detail,
  status: 201,
  write: true,
});

export const getProgrammeCall = endpoint({
  method: "GET",
  path: "/programmes/{id}",
  summary: "一个指挥部（专项） · one programme",
  params: idParams,
  answer: detail,
  write: false,
});

export const updateProgrammeCall = endpoint({
  method: "PATCH",
  path: "/programmes/{id}",
  summary: "修改指挥部（专项） · change a programme",
  params: idParams,
  body: updateProgrammeInput,
  answer: detail,
  write: true,
});
