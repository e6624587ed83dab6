import type { FileKind, FileSubject } from "@/lib/files/schema";

/** quality.md 18: the largest file, in bytes. */
export const LARGEST_FILE = 20 * 1024 * 1024;

/** Files of one person that no form has taken up yet. */
export const PENDING_LIMIT = 60;

/** Files that one subject holds, removed ones not counted. A monthly report has up to five photos (domain.md). */
export const quotas: Record<FileSubject, number> = {
  project: 200,
  report: 5,
  workLog: 20,
  issue: 30,
  issueProgress: 20,
  changeRequest: 20,
  override: 20,
};

/** Photos beyond these are refused before they are decoded: 120 million pixels is a phone's largest. */
export const LARGEST_IMAGE = { pixels: 120_000_000, side: 30_000 };

const mediaTypes: Record<FileKind, string> = {
  jpeg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  ofd: "application/ofd",
  csv: "text/csv",
  text: "text/plain",
};

export const mediaTypeOf = (kind: FileKind): string => mediaTypes[kind];

export const isImage = (kind: FileKind): boolean => kind === "jpeg" || kind === "png" || kind === "webp";

/** Name endings of a kind; the first is given to a file whose name says something else. */
const endings: Record<FileKind, readonly string[]> = {
  jpeg: ["jpg", "jpeg"],
  png: ["png"],
  webp: ["webp"],
  pdf: ["pdf"],
  docx: ["docx"],
  xlsx: ["xlsx"],
  pptx: ["pptx"],
  ofd: ["ofd"],
  csv: ["csv"],
  text: ["txt"],
};

const LONGEST_NAME = 120;

/** Control characters, and those that turn the direction of writing: "gpj.exe" must not read as "exe.jpg". */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const INVISIBLE = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/**
 * The name that a file is shown and handed out under: no folder, no invisible characters, none that a file system
 * forbids, and an ending that says what the content is.
 */
export function cleanName(given: string, kind: FileKind): string {
  const base = (given.split(/[\\/]/).pop() ?? "")
    .normalize("NFC")
    .replace(INVISIBLE, "")
    .replace(/[<>:"|?*]/g, "_")
    .replace(/^[.\s]+|[.\s]+$/g, "");
  const ending = /\.([A-Za-z0-9]{1,8})$/.exec(base)?.[1]?.toLowerCase();
  const fits = ending !== undefined && endings[kind].includes(ending);
  const stem = (fits ? base.slice(0, -(ending.length + 1)) : base) || "file";
  return `${[...stem].slice(0, LONGEST_NAME).join("")}.${fits ? ending : endings[kind][0]}`;
}

/** Text is called csv when its name says so: the content of the two is alike. */
export const textKindOf = (name: string): "csv" | "text" => (/\.csv$/i.test(name.trim()) ? "csv" : "text");

/**
 * Why a subject does not take these files, or null. `has`: the files it holds, removed ones not counted.
 */
export function whyNotAttach(
  subject: FileSubject,
  has: number,
  kinds: readonly FileKind[],
): "FILE_QUOTA" | "PHOTOS_ONLY" | null {
  if (subject === "report" && !kinds.every(isImage)) return "PHOTOS_ONLY";
  return has + kinds.length > quotas[subject] ? "FILE_QUOTA" : null;
}
