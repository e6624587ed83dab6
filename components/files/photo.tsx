"use client";

import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/button";
import { DialogButton } from "@/components/ui/dialog";

const Thumbnail = ({ id, alt, className }: { id: string; alt: string; className: string }) => (
  // biome-ignore lint/performance/noImgElement: the optimiser would ask for it without the reader's session
  <img src={`/api/files/${id}/thumbnail`} alt={alt} loading="lazy" className={className} />
);

/** A photo as a small square; larger when pressed, with the original to be saved. */
export function Photo({ id, name }: { id: string; name: string }) {
  const t = useTranslations("files");
  return (
    <div className="-ml-1 shrink-0">
      <DialogButton
        variant="quiet"
        title={name}
        label={
          <Thumbnail
            id={id}
            alt={t("enlarge", { file: name })}
            className="size-16 rounded-md border border-line-2 bg-page object-cover"
          />
        }
      >
        <Thumbnail id={id} alt={name} className="mx-auto max-h-[70vh] rounded-md" />
        <p className="mt-3 text-right">
          <LinkButton href={`/api/files/${id}`} download>
            {t("original")}
          </LinkButton>
        </p>
      </DialogButton>
    </div>
  );
}
