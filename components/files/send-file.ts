import type { UploadAnswer } from "@/lib/web/file-transfer";

export type Sending = { answer: Promise<UploadAnswer>; abort: () => void };

const lost: UploadAnswer = { error: { reason: "UPLOAD_LOST", detail: {} } };

/**
 * Sends one file as it is. XMLHttpRequest, since fetch does not tell how much has gone. The same key again (a
 * retry after a lost line) is the same file.
 */
export function sendFile(file: File, key: string, onProgress: (share: number) => void): Sending {
  const request = new XMLHttpRequest();
  const answer = new Promise<UploadAnswer>((resolve) => {
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      const given: unknown = request.response;
      const known = given && typeof given === "object" && ("file" in given || "error" in given);
      resolve(known ? (given as UploadAnswer) : lost);
    };
    request.onerror = () => resolve(lost);
    request.onabort = () => resolve(lost);
  });
  request.open("POST", "/api/files");
  request.responseType = "json";
  request.setRequestHeader("content-type", "application/octet-stream");
  request.setRequestHeader("x-file-name", encodeURIComponent(file.name));
  request.setRequestHeader("idempotency-key", key);
  request.send(file);
  return { answer, abort: () => request.abort() };
}
