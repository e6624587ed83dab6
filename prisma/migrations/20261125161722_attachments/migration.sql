-- CreateEnum
CREATE TYPE "FileSubject" AS ENUM ('project', 'report', 'workLog', 'issue', 'issueProgress', 'changeRequest', 'override');

-- CreateTable
CREATE TABLE "attachment" (
    "id" UUID NOT NULL,
    "subject" "FileSubject",
    "subject_id" UUID,
    "project_id" UUID,
    "period_id" CHAR(7),
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "width" INTEGER,
    "height" INTEGER,
    "key" TEXT NOT NULL,
    "thumbnail_key" TEXT,
    "uploaded_by_id" TEXT NOT NULL,
    "uploaded_by" TEXT NOT NULL,
    "uploaded_unit_id" UUID,
    "uploaded_unit" TEXT,
    "uploaded_at" TIMESTAMPTZ NOT NULL,
    "removed_at" TIMESTAMPTZ,
    "removed_by" TEXT,
    "removed_reason" TEXT,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "attachment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "attachment_key_key" ON "attachment"("key");

-- CreateIndex
CREATE UNIQUE INDEX "attachment_thumbnail_key_key" ON "attachment"("thumbnail_key");

-- CreateIndex
CREATE INDEX "attachment_subject_subject_id_idx" ON "attachment"("subject", "subject_id");

-- CreateIndex
CREATE INDEX "attachment_project_id_idx" ON "attachment"("project_id");

-- CreateIndex
CREATE INDEX "attachment_uploaded_by_id_subject_idx" ON "attachment"("uploaded_by_id", "subject");

-- AddForeignKey
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_period_id_fkey" FOREIGN KEY ("period_id") REFERENCES "period"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE attachment
  ADD CONSTRAINT attachment_bytes CHECK (bytes > 0 AND bytes <= 20971520),
  ADD CONSTRAINT attachment_sha256 CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT attachment_name CHECK (name <> '' AND char_length(name) <= 200),
  ADD CONSTRAINT attachment_subject CHECK ((subject IS NULL) = (subject_id IS NULL)),
  ADD CONSTRAINT attachment_period CHECK (COALESCE(subject = 'report', false) = (period_id IS NOT NULL)),
  ADD CONSTRAINT attachment_project CHECK (subject NOT IN ('project', 'report') OR project_id = subject_id),
  ADD CONSTRAINT attachment_removed CHECK (
    (removed_at IS NULL AND removed_by IS NULL AND removed_reason IS NULL)
    OR (removed_at IS NOT NULL AND removed_by IS NOT NULL AND removed_reason <> '' AND subject IS NOT NULL));

-- What was taken up by a subject stays with it, and what was marked removed stays so.
CREATE FUNCTION keep_attachment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.subject IS NULL THEN
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
  END IF;
  IF TG_OP = 'DELETE' OR OLD.removed_at IS NOT NULL
     OR (NEW.subject, NEW.subject_id, NEW.project_id, NEW.period_id)
        IS DISTINCT FROM (OLD.subject, OLD.subject_id, OLD.project_id, OLD.period_id) THEN
    RAISE EXCEPTION 'attachment % is kept', OLD.id USING ERRCODE = 'LD002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER attachment_kept BEFORE UPDATE OR DELETE ON attachment
  FOR EACH ROW EXECUTE FUNCTION keep_attachment();

-- What a file is was found out when it came in; the application never rewrites it.
REVOKE UPDATE ON attachment FROM liangdeng_app;
GRANT UPDATE (subject, subject_id, project_id, period_id, removed_at, removed_by, removed_reason)
  ON attachment TO liangdeng_app;
