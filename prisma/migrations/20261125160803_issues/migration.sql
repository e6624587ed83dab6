-- CreateEnum
CREATE TYPE "IssueKind" AS ENUM ('problem', 'directive');

-- CreateEnum
CREATE TYPE "IssueState" AS ENUM ('registered', 'assigned', 'working', 'closing', 'closed', 'shelved');

-- CreateEnum
CREATE TYPE "IssueSource" AS ENUM ('report', 'meeting', 'instruction', 'inspection', 'plan');

-- CreateEnum
CREATE TYPE "IssueCategory" AS ENUM ('land', 'funding', 'approval', 'water', 'power', 'road', 'gas', 'broadcasting', 'telecom', 'site', 'other');

-- CreateEnum
CREATE TYPE "IssueDecision" AS ENUM ('approved', 'refused');

-- CreateEnum
CREATE TYPE "EscalationCause" AS ENUM ('request', 'meeting', 'clock');

-- CreateEnum
CREATE TYPE "IssueEntryKind" AS ENUM ('progress', 'instruction');

-- CreateEnum
CREATE TYPE "StudyResult" AS ENUM ('decided', 'closed', 'progressing', 'no_progress', 'not_due');

-- CreateTable
CREATE TABLE "issue" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "kind" "IssueKind" NOT NULL,
    "year" INTEGER NOT NULL,
    "sequence" INTEGER NOT NULL,
    "project_id" UUID,
    "category" "IssueCategory" NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "wanted" TEXT NOT NULL DEFAULT '',
    "source" "IssueSource" NOT NULL,
    "report_id" UUID,
    "raised_at" TIMESTAMPTZ NOT NULL,
    "raised_by_id" TEXT NOT NULL,
    "raised_by_name" TEXT NOT NULL,
    "raised_by_unit_id" UUID,
    "region_code" TEXT,
    "level" INTEGER NOT NULL DEFAULT 1,
    "first_level" INTEGER NOT NULL DEFAULT 1,
    "level_since" TIMESTAMPTZ NOT NULL,
    "state" "IssueState" NOT NULL DEFAULT 'registered',
    "round" INTEGER NOT NULL DEFAULT 1,
    "lead_unit_id" UUID,
    "lead_person" TEXT,
    "deadline" DATE,
    "effect" TEXT,
    "target_quantity" DECIMAL(16,2),
    "target_unit" TEXT,
    "assigned_at" TIMESTAMPTZ,
    "assigned_by_name" TEXT,
    "assigned_level" INTEGER,
    "accepted_at" TIMESTAMPTZ,
    "closing_on" DATE,
    "closed_at" TIMESTAMPTZ,
    "sent_back_by" UUID[],
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "issue_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "issue_number" (
    "kind" "IssueKind" NOT NULL,
    "year" INTEGER NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "issue_number_pkey" PRIMARY KEY ("kind","year")
);

-- CreateTable
CREATE TABLE "issue_assist" (
    "issue_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,

    CONSTRAINT "issue_assist_pkey" PRIMARY KEY ("issue_id","unit_id")
);

-- CreateTable
CREATE TABLE "issue_entry" (
    "id" UUID NOT NULL,
    "issue_id" UUID NOT NULL,
    "kind" "IssueEntryKind" NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "actor_id" TEXT NOT NULL,
    "actor_name" TEXT NOT NULL,
    "unit_name" TEXT,

    CONSTRAINT "issue_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "issue_extension" (
    "id" UUID NOT NULL,
    "issue_id" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "from" DATE NOT NULL,
    "to" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ NOT NULL,
    "requested_by_name" TEXT NOT NULL,
    "decision" "IssueDecision",
    "decided_at" TIMESTAMPTZ,
    "decided_by_name" TEXT,
    "remark" TEXT,

    CONSTRAINT "issue_extension_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "issue_escalation" (
    "id" UUID NOT NULL,
    "issue_id" UUID NOT NULL,
    "from" INTEGER NOT NULL,
    "to" INTEGER NOT NULL,
    "cause" "EscalationCause" NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "by_name" TEXT NOT NULL,

    CONSTRAINT "issue_escalation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "issue_shelving" (
    "id" UUID NOT NULL,
    "issue_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "review_on" DATE NOT NULL,
    "requested_at" TIMESTAMPTZ NOT NULL,
    "requested_by_name" TEXT NOT NULL,
    "decision" "IssueDecision",
    "decided_at" TIMESTAMPTZ,
    "decided_by_name" TEXT,
    "remark" TEXT,
    "resumed_at" TIMESTAMPTZ,

    CONSTRAINT "issue_shelving_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "issue_close_out" (
    "id" UUID NOT NULL,
    "issue_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "achieved" DECIMAL(16,2),
    "trace_sequence" BIGINT,
    "requested_at" TIMESTAMPTZ NOT NULL,
    "requested_by_id" TEXT NOT NULL,
    "requested_by_name" TEXT NOT NULL,
    "decision" "IssueDecision",
    "decided_at" TIMESTAMPTZ,
    "decided_by_id" TEXT,
    "decided_by_name" TEXT,
    "remark" TEXT,

    CONSTRAINT "issue_close_out_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "issue_reopening" (
    "id" UUID NOT NULL,
    "issue_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "by_name" TEXT NOT NULL,

    CONSTRAINT "issue_reopening_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "issue_study" (
    "issue_id" UUID NOT NULL,
    "meeting_id" UUID NOT NULL,
    "on" DATE NOT NULL,
    "result" "StudyResult" NOT NULL,
    "remark" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "issue_study_pkey" PRIMARY KEY ("issue_id","meeting_id")
);

-- CreateTable
CREATE TABLE "issue_reminder" (
    "issue_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "deadline" DATE NOT NULL,
    "on" DATE NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "issue_reminder_pkey" PRIMARY KEY ("issue_id","deadline","on")
);

-- CreateIndex
CREATE UNIQUE INDEX "issue_number_key" ON "issue"("number");

-- CreateIndex
CREATE INDEX "issue_project_id_idx" ON "issue"("project_id");

-- CreateIndex
CREATE INDEX "issue_lead_unit_id_state_idx" ON "issue"("lead_unit_id", "state");

-- CreateIndex
CREATE INDEX "issue_state_deadline_idx" ON "issue"("state", "deadline");

-- CreateIndex
CREATE INDEX "issue_report_id_idx" ON "issue"("report_id");

-- CreateIndex
CREATE UNIQUE INDEX "issue_kind_year_sequence_key" ON "issue"("kind", "year", "sequence");

-- CreateIndex
CREATE INDEX "issue_assist_unit_id_idx" ON "issue_assist"("unit_id");

-- CreateIndex
CREATE INDEX "issue_entry_issue_id_idx" ON "issue_entry"("issue_id");

-- CreateIndex
CREATE INDEX "issue_extension_issue_id_idx" ON "issue_extension"("issue_id");

-- CreateIndex
CREATE INDEX "issue_escalation_issue_id_idx" ON "issue_escalation"("issue_id");

-- CreateIndex
CREATE INDEX "issue_shelving_issue_id_idx" ON "issue_shelving"("issue_id");

-- CreateIndex
CREATE INDEX "issue_close_out_issue_id_idx" ON "issue_close_out"("issue_id");

-- CreateIndex
CREATE INDEX "issue_reopening_issue_id_idx" ON "issue_reopening"("issue_id");

-- CreateIndex
CREATE INDEX "issue_study_meeting_id_idx" ON "issue_study"("meeting_id");

-- CreateIndex
CREATE INDEX "issue_reminder_unit_id_on_idx" ON "issue_reminder"("unit_id", "on");

-- AddForeignKey
ALTER TABLE "issue" ADD CONSTRAINT "issue_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issue" ADD CONSTRAINT "issue_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "monthly_report"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issue" ADD CONSTRAINT "issue_raised_by_unit_id_fkey" FOREIGN KEY ("raised_by_unit_id") REFERENCES "unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issue" ADD CONSTRAINT "issue_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "region"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issue" ADD CONSTRAINT "issue_lead_unit_id_fkey" FOREIGN KEY ("lead_unit_id") REFERENCES "unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issue_assist" ADD CONSTRAINT "issue_assist_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issue"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issue_assist" ADD CONSTRAINT "issue_assist_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issue_entry" ADD CONSTRAINT "issue_entry_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issue"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issue_extension" ADD CONSTRAINT "issue_extension_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issue"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issue_escalation" ADD CONSTRAINT "issue_escalation_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issue"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issue_shelving" ADD CONSTRAINT "issue_shelving_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issue"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issue_close_out" ADD CONSTRAINT "issue_close_out_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issue"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issue_reopening" ADD CONSTRAINT "issue_reopening_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issue"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issue_study" ADD CONSTRAINT "issue_study_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issue"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issue_reminder" ADD CONSTRAINT "issue_reminder_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issue"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issue_reminder" ADD CONSTRAINT "issue_reminder_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema cannot say. --------------------------------------------------------------------------

ALTER TABLE issue
  ADD CONSTRAINT issue_levels CHECK (level BETWEEN 1 AND 3 AND first_level BETWEEN 1 AND 3 AND first_level <= level),
  ADD CONSTRAINT issue_sequence CHECK (sequence >= 1),
  ADD CONSTRAINT issue_three_fixes CHECK (
    state = 'registered'
    OR (lead_unit_id IS NOT NULL AND lead_person IS NOT NULL AND deadline IS NOT NULL AND effect IS NOT NULL
        AND assigned_at IS NOT NULL AND assigned_level IS NOT NULL)
  ),
  ADD CONSTRAINT issue_closed CHECK ((state = 'closed') = (closed_at IS NOT NULL)),
  ADD CONSTRAINT issue_closing CHECK (state NOT IN ('closing', 'closed') OR closing_on IS NOT NULL),
  ADD CONSTRAINT issue_target CHECK ((target_quantity IS NULL) = (target_unit IS NULL) AND target_quantity > 0);
ALTER TABLE issue_extension
  ADD CONSTRAINT issue_extension_later CHECK ("to" > "from"),
  ADD CONSTRAINT issue_extension_decided CHECK ((decision IS NULL) = (decided_at IS NULL));
ALTER TABLE issue_escalation
  ADD CONSTRAINT issue_escalation_up CHECK ("from" BETWEEN 1 AND 2 AND "to" = "from" + 1);
ALTER TABLE issue_shelving
  ADD CONSTRAINT issue_shelving_decided CHECK ((decision IS NULL) = (decided_at IS NULL));
ALTER TABLE issue_close_out
  ADD CONSTRAINT issue_close_out_decided CHECK ((decision IS NULL) = (decided_at IS NULL)),
  -- Struck off only by somebody other than the applicant.
  ADD CONSTRAINT issue_close_out_other CHECK (decided_by_id <> requested_by_id);

-- One request waits at a time; one extension is granted in a round.
CREATE UNIQUE INDEX issue_extension_pending ON issue_extension (issue_id) WHERE decision IS NULL;
CREATE UNIQUE INDEX issue_extension_granted ON issue_extension (issue_id, round) WHERE decision = 'approved';
CREATE UNIQUE INDEX issue_shelving_pending ON issue_shelving (issue_id) WHERE decision IS NULL;
CREATE UNIQUE INDEX issue_close_out_pending ON issue_close_out (issue_id) WHERE decision IS NULL;

-- Duplicates are suggested by words.
CREATE INDEX issue_title_trgm ON issue USING gin (title gin_trgm_ops);

REVOKE DELETE ON issue, issue_number, issue_entry, issue_extension, issue_escalation, issue_shelving,
  issue_close_out, issue_reopening, issue_study, issue_reminder FROM liangdeng_app;
