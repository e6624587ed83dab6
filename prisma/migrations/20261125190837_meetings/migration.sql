-- CreateEnum
CREATE TYPE "MeetingState" AS ENUM ('preparing', 'in_session', 'drafted', 'published', 'cancelled');

-- CreateEnum
CREATE TYPE "OffDayMove" AS ENUM ('before', 'after');

-- CreateEnum
CREATE TYPE "AgendaSection" AS ENUM ('check', 'lamps', 'account', 'issue', 'free');

-- CreateEnum
CREATE TYPE "AgendaOrigin" AS ENUM ('built', 'hand', 'moved');

-- CreateEnum
CREATE TYPE "Presence" AS ENUM ('present', 'deputy', 'leave', 'absent');

-- CreateEnum
CREATE TYPE "MeetingDocumentKind" AS ENUM ('minutes', 'pack');

-- CreateTable
CREATE TABLE "meeting_series" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "level" INTEGER NOT NULL,
    "region_code" TEXT,
    "programme_id" UUID,
    "chair" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE,
    "start_time" CHAR(5) NOT NULL,
    "minutes" INTEGER NOT NULL,
    "off_day" "OffDayMove" NOT NULL DEFAULT 'after',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "meeting_series_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "series_unit" (
    "series_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "order" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "series_unit_pkey" PRIMARY KEY ("series_id","unit_id")
);

-- CreateTable
CREATE TABLE "series_leader" (
    "series_id" UUID NOT NULL,
    "leader_id" UUID NOT NULL,
    "order" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "series_leader_pkey" PRIMARY KEY ("series_id","leader_id")
);

-- CreateTable
CREATE TABLE "meeting" (
    "id" UUID NOT NULL,
    "series_id" UUID NOT NULL,
    "ordinal" INTEGER,
    "state" "MeetingState" NOT NULL DEFAULT 'preparing',
    "occurs_on" DATE,
    "on" DATE NOT NULL,
    "start_time" CHAR(5) NOT NULL,
    "minutes" INTEGER NOT NULL,
    "place" TEXT NOT NULL,
    "chair" TEXT NOT NULL,
    "period_id" CHAR(7),
    "built_at" TIMESTAMPTZ,
    "started_at" TIMESTAMPTZ,
    "concluded_at" TIMESTAMPTZ,
    "published_at" TIMESTAMPTZ,
    "published_by_name" TEXT,
    "cancel_reason" TEXT,
    "current_item_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "meeting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "meeting_attendance" (
    "id" UUID NOT NULL,
    "meeting_id" UUID NOT NULL,
    "unit_id" UUID,
    "leader_id" UUID,
    "name" TEXT NOT NULL,
    "order" INTEGER NOT NULL,
    "presence" "Presence",
    "person" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "meeting_attendance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agenda_item" (
    "id" UUID NOT NULL,
    "meeting_id" UUID NOT NULL,
    "section" "AgendaSection" NOT NULL,
    "key" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "origin" "AgendaOrigin" NOT NULL,
    "issue_id" UUID,
    "unit_id" UUID,
    "title" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "why" JSONB NOT NULL,
    "removed_at" TIMESTAMPTZ,
    "removed_by_name" TEXT,
    "removed_reason" TEXT,
    "moved_to_id" UUID,
    "result" "StudyResult",
    "remark" TEXT NOT NULL DEFAULT '',
    "escalates" BOOLEAN NOT NULL DEFAULT false,
    "heard_at" TIMESTAMPTZ,
    "heard_by_name" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "agenda_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "meeting_decision" (
    "id" UUID NOT NULL,
    "meeting_id" UUID NOT NULL,
    "item_id" UUID,
    "sequence" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "project_id" UUID,
    "category" "IssueCategory" NOT NULL,
    "lead_unit_id" UUID NOT NULL,
    "lead_person" TEXT NOT NULL,
    "assisting_unit_ids" UUID[],
    "deadline" DATE NOT NULL,
    "effect" TEXT NOT NULL,
    "issue_id" UUID,
    "at" TIMESTAMPTZ NOT NULL,
    "by_name" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "meeting_decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "meeting_text" (
    "meeting_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "by_name" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "meeting_text_pkey" PRIMARY KEY ("meeting_id","key")
);

-- CreateTable
CREATE TABLE "meeting_document" (
    "meeting_id" UUID NOT NULL,
    "kind" "MeetingDocumentKind" NOT NULL,
    "name" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "content" JSONB NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "meeting_document_pkey" PRIMARY KEY ("meeting_id","kind")
);

-- CreateTable
CREATE TABLE "calendar_feed" (
    "user_id" TEXT NOT NULL,
    "hash" CHAR(64) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "calendar_feed_pkey" PRIMARY KEY ("user_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "meeting_series_name_key" ON "meeting_series"("name");

-- CreateIndex
CREATE INDEX "meeting_series_region_code_idx" ON "meeting_series"("region_code");

-- CreateIndex
CREATE INDEX "meeting_series_programme_id_idx" ON "meeting_series"("programme_id");

-- CreateIndex
CREATE INDEX "series_unit_unit_id_idx" ON "series_unit"("unit_id");

-- CreateIndex
CREATE INDEX "series_leader_leader_id_idx" ON "series_leader"("leader_id");

-- CreateIndex
CREATE INDEX "meeting_on_idx" ON "meeting"("on");

-- CreateIndex
CREATE INDEX "meeting_period_id_idx" ON "meeting"("period_id");

-- CreateIndex
CREATE UNIQUE INDEX "meeting_series_id_ordinal_key" ON "meeting"("series_id", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "meeting_series_id_occurs_on_key" ON "meeting"("series_id", "occurs_on");

-- CreateIndex
CREATE INDEX "meeting_attendance_unit_id_idx" ON "meeting_attendance"("unit_id");

-- CreateIndex
CREATE UNIQUE INDEX "meeting_attendance_meeting_id_unit_id_key" ON "meeting_attendance"("meeting_id", "unit_id");

-- CreateIndex
CREATE UNIQUE INDEX "meeting_attendance_meeting_id_leader_id_key" ON "meeting_attendance"("meeting_id", "leader_id");

-- CreateIndex
CREATE INDEX "agenda_item_issue_id_idx" ON "agenda_item"("issue_id");

-- CreateIndex
CREATE INDEX "agenda_item_unit_id_idx" ON "agenda_item"("unit_id");

-- CreateIndex
CREATE UNIQUE INDEX "agenda_item_meeting_id_key_key" ON "agenda_item"("meeting_id", "key");

-- CreateIndex
CREATE INDEX "meeting_decision_issue_id_idx" ON "meeting_decision"("issue_id");

-- CreateIndex
CREATE INDEX "meeting_decision_item_id_idx" ON "meeting_decision"("item_id");

-- CreateIndex
CREATE INDEX "meeting_decision_lead_unit_id_idx" ON "meeting_decision"("lead_unit_id");

-- CreateIndex
CREATE INDEX "meeting_decision_project_id_idx" ON "meeting_decision"("project_id");

-- CreateIndex
CREATE UNIQUE INDEX "meeting_decision_meeting_id_sequence_key" ON "meeting_decision"("meeting_id", "sequence");

-- CreateIndex
CREATE UNIQUE INDEX "calendar_feed_hash_key" ON "calendar_feed"("hash");

-- AddForeignKey
ALTER TABLE "issue_study" ADD CONSTRAINT "issue_study_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_series" ADD CONSTRAINT "meeting_series_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "region"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_series" ADD CONSTRAINT "meeting_series_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "series_unit" ADD CONSTRAINT "series_unit_series_id_fkey" FOREIGN KEY ("series_id") REFERENCES "meeting_series"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "series_unit" ADD CONSTRAINT "series_unit_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "series_leader" ADD CONSTRAINT "series_leader_series_id_fkey" FOREIGN KEY ("series_id") REFERENCES "meeting_series"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "series_leader" ADD CONSTRAINT "series_leader_leader_id_fkey" FOREIGN KEY ("leader_id") REFERENCES "leader"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_series_id_fkey" FOREIGN KEY ("series_id") REFERENCES "meeting_series"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_period_id_fkey" FOREIGN KEY ("period_id") REFERENCES "period"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_current_item_id_fkey" FOREIGN KEY ("current_item_id") REFERENCES "agenda_item"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_attendance" ADD CONSTRAINT "meeting_attendance_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_attendance" ADD CONSTRAINT "meeting_attendance_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_attendance" ADD CONSTRAINT "meeting_attendance_leader_id_fkey" FOREIGN KEY ("leader_id") REFERENCES "leader"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agenda_item" ADD CONSTRAINT "agenda_item_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agenda_item" ADD CONSTRAINT "agenda_item_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issue"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agenda_item" ADD CONSTRAINT "agenda_item_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agenda_item" ADD CONSTRAINT "agenda_item_moved_to_id_fkey" FOREIGN KEY ("moved_to_id") REFERENCES "meeting"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_decision" ADD CONSTRAINT "meeting_decision_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_decision" ADD CONSTRAINT "meeting_decision_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "agenda_item"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_decision" ADD CONSTRAINT "meeting_decision_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_decision" ADD CONSTRAINT "meeting_decision_lead_unit_id_fkey" FOREIGN KEY ("lead_unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_decision" ADD CONSTRAINT "meeting_decision_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issue"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_text" ADD CONSTRAINT "meeting_text_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_document" ADD CONSTRAINT "meeting_document_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_feed" ADD CONSTRAINT "calendar_feed_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma cannot say.
ALTER TABLE meeting_series
  ADD CONSTRAINT meeting_series_level CHECK (level BETWEEN 1 AND 3),
  ADD CONSTRAINT meeting_series_scope CHECK (region_code IS NULL OR programme_id IS NULL),
  ADD CONSTRAINT meeting_series_time CHECK (start_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' AND minutes BETWEEN 5 AND 720),
  ADD CONSTRAINT meeting_series_span CHECK (ends_on IS NULL OR ends_on >= starts_on);
ALTER TABLE meeting
  ADD CONSTRAINT meeting_time CHECK (start_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' AND minutes BETWEEN 5 AND 720),
  ADD CONSTRAINT meeting_ordinal CHECK ((ordinal IS NOT NULL) = (state IN ('in_session', 'drafted', 'published'))),
  ADD CONSTRAINT meeting_cancelled CHECK ((cancel_reason IS NOT NULL) = (state = 'cancelled')),
  ADD CONSTRAINT meeting_published CHECK ((published_at IS NOT NULL) = (state = 'published'));
ALTER TABLE meeting_attendance
  ADD CONSTRAINT meeting_attendance_who CHECK (num_nonnulls(unit_id, leader_id) <= 1);
ALTER TABLE agenda_item
  ADD CONSTRAINT agenda_item_removed CHECK ((removed_at IS NOT NULL) = (removed_reason IS NOT NULL));

-- A published meeting stands as it was published.
CREATE FUNCTION refuse_published_meeting() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  affected uuid := CASE WHEN TG_OP = 'DELETE' THEN OLD.meeting_id ELSE NEW.meeting_id END;
BEGIN
  IF EXISTS (SELECT 1 FROM meeting WHERE id = affected AND state = 'published')
     OR (TG_OP = 'UPDATE' AND EXISTS (SELECT 1 FROM meeting WHERE id = OLD.meeting_id AND state = 'published')) THEN
    RAISE EXCEPTION 'meeting % is published', affected USING ERRCODE = 'LD002';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER agenda_item_published BEFORE INSERT OR UPDATE OR DELETE ON agenda_item
  FOR EACH ROW EXECUTE FUNCTION refuse_published_meeting();
CREATE TRIGGER meeting_attendance_published BEFORE INSERT OR UPDATE OR DELETE ON meeting_attendance
  FOR EACH ROW EXECUTE FUNCTION refuse_published_meeting();
CREATE TRIGGER meeting_decision_published BEFORE INSERT OR UPDATE OR DELETE ON meeting_decision
  FOR EACH ROW EXECUTE FUNCTION refuse_published_meeting();
CREATE TRIGGER meeting_text_published BEFORE INSERT OR UPDATE OR DELETE ON meeting_text
  FOR EACH ROW EXECUTE FUNCTION refuse_published_meeting();
CREATE TRIGGER meeting_document_append_only BEFORE UPDATE OR DELETE ON meeting_document
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER meeting_document_no_truncate BEFORE TRUNCATE ON meeting_document
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
