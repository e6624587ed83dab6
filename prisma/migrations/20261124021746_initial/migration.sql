-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('reporter', 'coordinator', 'centre', 'leader', 'discipline', 'auditor', 'admin');

-- CreateEnum
CREATE TYPE "PeriodState" AS ENUM ('open', 'locked', 'closed');

-- CreateEnum
CREATE TYPE "ReportState" AS ENUM ('draft', 'submitted', 'returned', 'accepted');

-- CreateEnum
CREATE TYPE "Lamp" AS ENUM ('green', 'yellow', 'red', 'paused');

-- CreateEnum
CREATE TYPE "Nature" AS ENUM ('new', 'continuing', 'expansion', 'preliminary');

-- CreateEnum
CREATE TYPE "ProjectLevel" AS ENUM ('province', 'city', 'county');

-- CreateEnum
CREATE TYPE "InvestmentSubject" AS ENUM ('enterprise', 'government', 'mixed');

-- CreateEnum
CREATE TYPE "Stage" AS ENUM ('planned', 'preliminary', 'ready', 'building', 'finished', 'producing');

-- CreateEnum
CREATE TYPE "TraceCategory" AS ENUM ('investment_promotion', 'planning', 'preliminary_work', 'construction', 'leader_liaison', 'department_help', 'problem_solving', 'readiness', 'supervision', 'system');

-- CreateTable
CREATE TABLE "user_account" (
    "id" TEXT NOT NULL,
    "username" TEXT NOT NULL,
    "display_username" TEXT,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "role" "Role" NOT NULL,
    "unit_id" UUID,
    "region_code" TEXT,
    "leader_id" UUID,
    "phone" TEXT,
    "disabled_at" TIMESTAMPTZ,
    "must_change_password" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "credential" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ,
    "refresh_token_expires_at" TIMESTAMPTZ,
    "scope" TEXT,
    "password" TEXT,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "credential_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_token" (
    "id" UUID NOT NULL,
    "user_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "read_only" BOOLEAN NOT NULL DEFAULT false,
    "expires_at" TIMESTAMPTZ NOT NULL,
    "last_used_at" TIMESTAMPTZ,
    "revoked_at" TIMESTAMPTZ,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "api_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "period" (
    "id" CHAR(7) NOT NULL,
    "state" "PeriodState" NOT NULL DEFAULT 'open',
    "lock_at" TIMESTAMPTZ NOT NULL,
    "locked_at" TIMESTAMPTZ,
    "closed_at" TIMESTAMPTZ,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "period_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "period_closing" (
    "period_id" CHAR(7) NOT NULL,
    "revision" INTEGER NOT NULL,
    "closed_at" TIMESTAMPTZ NOT NULL,
    "closed_by" TEXT NOT NULL,
    "rule_version_id" INTEGER NOT NULL,
    "reopened_at" TIMESTAMPTZ,
    "reopen_reason" TEXT,

    CONSTRAINT "period_closing_pkey" PRIMARY KEY ("period_id","revision")
);

-- CreateTable
CREATE TABLE "monthly_report" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "period_id" CHAR(7) NOT NULL,
    "state" "ReportState" NOT NULL DEFAULT 'draft',
    "invested" DECIMAL(16,2),
    "funds_arrived" DECIMAL(16,2),
    "stage" "Stage",
    "physical_progress" TEXT NOT NULL DEFAULT '',
    "work" TEXT NOT NULL DEFAULT '',
    "problems" TEXT NOT NULL DEFAULT '',
    "next_plan" TEXT NOT NULL DEFAULT '',
    "actual_start" DATE,
    "actual_completion" DATE,
    "milestones" JSONB NOT NULL DEFAULT '[]',
    "filler" TEXT NOT NULL DEFAULT '',
    "phone" TEXT NOT NULL DEFAULT '',
    "submitted_at" TIMESTAMPTZ,
    "submitted_by" TEXT,
    "late" BOOLEAN NOT NULL DEFAULT false,
    "identical" BOOLEAN NOT NULL DEFAULT false,
    "reviewed_at" TIMESTAMPTZ,
    "reviewed_by" TEXT,
    "comments" JSONB NOT NULL DEFAULT '{}',
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "monthly_report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rule_version" (
    "id" SERIAL NOT NULL,
    "from_period" CHAR(7) NOT NULL,
    "settings" JSONB NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "rule_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lamp_decision" (
    "project_id" UUID NOT NULL,
    "period_id" CHAR(7) NOT NULL,
    "revision" INTEGER NOT NULL,
    "lamp" "Lamp" NOT NULL,
    "behind_run" INTEGER NOT NULL,
    "red_run" INTEGER NOT NULL,
    "reasons" JSONB NOT NULL,
    "case_opened" BOOLEAN NOT NULL,
    "annual_plan" DECIMAL(16,2) NOT NULL,
    "expected" DECIMAL(16,2) NOT NULL,
    "actual" DECIMAL(16,2) NOT NULL,
    "report_state" "ReportState",
    "inputs" JSONB NOT NULL,
    "rule_version_id" INTEGER NOT NULL,

    CONSTRAINT "lamp_decision_pkey" PRIMARY KEY ("project_id","period_id","revision")
);

-- CreateTable
CREATE TABLE "installation" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "city_name" TEXT NOT NULL,
    "centre_name" TEXT NOT NULL,
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "business_date" DATE,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "installation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "actor_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "body_hash" CHAR(64) NOT NULL,
    "answer" JSONB,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("actor_id","key")
);

-- CreateTable
CREATE TABLE "project" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "national_code" TEXT,
    "name" TEXT NOT NULL,
    "nature" "Nature" NOT NULL,
    "category" TEXT NOT NULL,
    "level" "ProjectLevel" NOT NULL DEFAULT 'city',
    "region_code" TEXT,
    "address" TEXT,
    "content" TEXT NOT NULL DEFAULT '',
    "owner" TEXT,
    "investment_text" TEXT,
    "investment_subject" "InvestmentSubject",
    "total_investment" DECIMAL(16,2) NOT NULL DEFAULT 0,
    "invested_before" DECIMAL(16,2) NOT NULL DEFAULT 0,
    "planned_start" DATE,
    "planned_completion" DATE,
    "actual_start" DATE,
    "actual_completion" DATE,
    "responsible_unit_id" UUID,
    "industry_unit_id" UUID,
    "agent" TEXT,
    "programme" TEXT,
    "stage" "Stage" NOT NULL DEFAULT 'planned',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "project_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "project_leader" (
    "project_id" UUID NOT NULL,
    "leader_id" UUID NOT NULL,
    "order" INTEGER NOT NULL,

    CONSTRAINT "project_leader_pkey" PRIMARY KEY ("project_id","leader_id")
);

-- CreateTable
CREATE TABLE "project_pair" (
    "project_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,

    CONSTRAINT "project_pair_pkey" PRIMARY KEY ("project_id","unit_id")
);

-- CreateTable
CREATE TABLE "annual_plan" (
    "project_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "amount" DECIMAL(16,2) NOT NULL,
    "monthly" DECIMAL(16,2)[],
    "physical_goal" TEXT,
    "confirmed_at" TIMESTAMPTZ,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "annual_plan_pkey" PRIMARY KEY ("project_id","year")
);

-- CreateTable
CREATE TABLE "pause" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "from" CHAR(7) NOT NULL,
    "to" CHAR(7),
    "reason" TEXT NOT NULL,

    CONSTRAINT "pause_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "milestone" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "planned" DATE NOT NULL,
    "actual" DATE,
    "weight" INTEGER NOT NULL DEFAULT 1,
    "order" INTEGER NOT NULL,

    CONSTRAINT "milestone_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "trace_event" (
    "sequence" BIGSERIAL NOT NULL,
    "chain" TEXT NOT NULL,
    "index" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" TEXT NOT NULL,
    "actor_name" TEXT NOT NULL,
    "on_behalf_of" TEXT,
    "unit_name" TEXT,
    "address" TEXT,
    "category" "TraceCategory" NOT NULL,
    "subject" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "verb" TEXT NOT NULL,
    "before" JSONB NOT NULL,
    "after" JSONB NOT NULL,
    "reason" TEXT,
    "previous_hash" CHAR(64) NOT NULL,
    "hash" CHAR(64) NOT NULL,

    CONSTRAINT "trace_event_pkey" PRIMARY KEY ("sequence")
);

-- CreateTable
CREATE TABLE "trace_head" (
    "chain" TEXT NOT NULL,
    "index" INTEGER NOT NULL,
    "hash" CHAR(64) NOT NULL,

    CONSTRAINT "trace_head_pkey" PRIMARY KEY ("chain")
);

-- CreateTable
CREATE TABLE "region" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "order" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "region_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "unit" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "region_code" TEXT,
    "disabled_at" TIMESTAMPTZ,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "leader" (
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "order" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "leader_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "user_account_username_key" ON "user_account"("username");

-- CreateIndex
CREATE UNIQUE INDEX "user_account_email_key" ON "user_account"("email");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_key" ON "session"("token");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE INDEX "credential_user_id_idx" ON "credential"("user_id");

-- CreateIndex
CREATE INDEX "verification_identifier_idx" ON "verification"("identifier");

-- CreateIndex
CREATE UNIQUE INDEX "api_token_hash_key" ON "api_token"("hash");

-- CreateIndex
CREATE INDEX "api_token_user_id_idx" ON "api_token"("user_id");

-- CreateIndex
CREATE INDEX "monthly_report_period_id_state_idx" ON "monthly_report"("period_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "monthly_report_project_id_period_id_key" ON "monthly_report"("project_id", "period_id");

-- CreateIndex
CREATE UNIQUE INDEX "rule_version_from_period_key" ON "rule_version"("from_period");

-- CreateIndex
CREATE INDEX "lamp_decision_period_id_revision_lamp_idx" ON "lamp_decision"("period_id", "revision", "lamp");

-- CreateIndex
CREATE INDEX "idempotency_key_created_at_idx" ON "idempotency_key"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "project_number_key" ON "project"("number");

-- CreateIndex
CREATE UNIQUE INDEX "project_national_code_key" ON "project"("national_code");

-- CreateIndex
CREATE UNIQUE INDEX "project_name_key" ON "project"("name");

-- CreateIndex
CREATE INDEX "project_responsible_unit_id_idx" ON "project"("responsible_unit_id");

-- CreateIndex
CREATE INDEX "project_region_code_idx" ON "project"("region_code");

-- CreateIndex
CREATE INDEX "project_leader_leader_id_idx" ON "project_leader"("leader_id");

-- CreateIndex
CREATE UNIQUE INDEX "project_leader_project_id_order_key" ON "project_leader"("project_id", "order");

-- CreateIndex
CREATE INDEX "project_pair_unit_id_idx" ON "project_pair"("unit_id");

-- CreateIndex
CREATE INDEX "annual_plan_year_idx" ON "annual_plan"("year");

-- CreateIndex
CREATE INDEX "pause_project_id_idx" ON "pause"("project_id");

-- CreateIndex
CREATE UNIQUE INDEX "milestone_project_id_name_key" ON "milestone"("project_id", "name");

-- CreateIndex
CREATE INDEX "trace_event_subject_subject_id_idx" ON "trace_event"("subject", "subject_id");

-- CreateIndex
CREATE UNIQUE INDEX "trace_event_chain_index_key" ON "trace_event"("chain", "index");

-- CreateIndex
CREATE UNIQUE INDEX "region_name_key" ON "region"("name");

-- CreateIndex
CREATE UNIQUE INDEX "unit_name_key" ON "unit"("name");

-- CreateIndex
CREATE UNIQUE INDEX "leader_title_key" ON "leader"("title");

-- AddForeignKey
ALTER TABLE "user_account" ADD CONSTRAINT "user_account_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_account" ADD CONSTRAINT "user_account_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "region"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_account" ADD CONSTRAINT "user_account_leader_id_fkey" FOREIGN KEY ("leader_id") REFERENCES "leader"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credential" ADD CONSTRAINT "credential_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "period_closing" ADD CONSTRAINT "period_closing_period_id_fkey" FOREIGN KEY ("period_id") REFERENCES "period"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "period_closing" ADD CONSTRAINT "period_closing_rule_version_id_fkey" FOREIGN KEY ("rule_version_id") REFERENCES "rule_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "monthly_report" ADD CONSTRAINT "monthly_report_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "monthly_report" ADD CONSTRAINT "monthly_report_period_id_fkey" FOREIGN KEY ("period_id") REFERENCES "period"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lamp_decision" ADD CONSTRAINT "lamp_decision_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lamp_decision" ADD CONSTRAINT "lamp_decision_period_id_fkey" FOREIGN KEY ("period_id") REFERENCES "period"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lamp_decision" ADD CONSTRAINT "lamp_decision_rule_version_id_fkey" FOREIGN KEY ("rule_version_id") REFERENCES "rule_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project" ADD CONSTRAINT "project_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "region"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project" ADD CONSTRAINT "project_responsible_unit_id_fkey" FOREIGN KEY ("responsible_unit_id") REFERENCES "unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project" ADD CONSTRAINT "project_industry_unit_id_fkey" FOREIGN KEY ("industry_unit_id") REFERENCES "unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project_leader" ADD CONSTRAINT "project_leader_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project_leader" ADD CONSTRAINT "project_leader_leader_id_fkey" FOREIGN KEY ("leader_id") REFERENCES "leader"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project_pair" ADD CONSTRAINT "project_pair_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project_pair" ADD CONSTRAINT "project_pair_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "annual_plan" ADD CONSTRAINT "annual_plan_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pause" ADD CONSTRAINT "pause_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "milestone" ADD CONSTRAINT "milestone_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit" ADD CONSTRAINT "unit_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "region"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- What Prisma's schema cannot say. --------------------------------------------------------------------------

CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE INDEX project_name_trgm ON project USING gin (name gin_trgm_ops);
CREATE INDEX project_content_trgm ON project USING gin (content gin_trgm_ops);

ALTER TABLE project
  ADD CONSTRAINT project_money CHECK (total_investment >= 0 AND invested_before >= 0);
ALTER TABLE annual_plan
  ADD CONSTRAINT annual_plan_amount CHECK (amount >= 0),
  ADD CONSTRAINT annual_plan_year CHECK (year BETWEEN 1990 AND 2200),
  ADD CONSTRAINT annual_plan_monthly CHECK (cardinality(monthly) IN (0, 12));
ALTER TABLE period
  ADD CONSTRAINT period_id CHECK (id ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  ADD CONSTRAINT period_closed CHECK ((state = 'closed') = (closed_at IS NOT NULL));
ALTER TABLE pause
  ADD CONSTRAINT pause_order CHECK ("to" IS NULL OR "to" >= "from");
ALTER TABLE monthly_report
  ADD CONSTRAINT monthly_report_money CHECK (invested >= 0 AND funds_arrived >= 0),
  ADD CONSTRAINT monthly_report_complete CHECK (state NOT IN ('submitted', 'accepted') OR (invested IS NOT NULL AND submitted_at IS NOT NULL));
ALTER TABLE lamp_decision
  ADD CONSTRAINT lamp_decision_runs CHECK (behind_run >= 0 AND red_run >= 0);
ALTER TABLE installation
  ADD CONSTRAINT installation_single CHECK (id = 1);

-- A closed period is read-only: whatever the code believes, the database refuses.
CREATE FUNCTION refuse_closed_period() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE affected text := CASE WHEN TG_OP = 'DELETE' THEN OLD.period_id ELSE NEW.period_id END;
BEGIN
  IF EXISTS (SELECT 1 FROM period WHERE id = affected AND state = 'closed')
     OR (TG_OP = 'UPDATE' AND EXISTS (SELECT 1 FROM period WHERE id = OLD.period_id AND state = 'closed')) THEN
    RAISE EXCEPTION 'period % is closed', affected USING ERRCODE = 'LD001';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER monthly_report_closed BEFORE INSERT OR UPDATE OR DELETE ON monthly_report
  FOR EACH ROW EXECUTE FUNCTION refuse_closed_period();
CREATE TRIGGER lamp_decision_closed BEFORE INSERT ON lamp_decision
  FOR EACH ROW EXECUTE FUNCTION refuse_closed_period();

-- Trace events, lamp decisions and past closings are written once.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% rows are never changed', TG_TABLE_NAME USING ERRCODE = 'LD002';
END $$;
CREATE TRIGGER trace_event_append_only BEFORE UPDATE OR DELETE ON trace_event
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER trace_event_no_truncate BEFORE TRUNCATE ON trace_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER lamp_decision_append_only BEFORE UPDATE OR DELETE ON lamp_decision
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER lamp_decision_no_truncate BEFORE TRUNCATE ON lamp_decision
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The application's role: reads and writes rows, owns nothing, cannot rewrite history.
DO $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'liangdeng_app') THEN
    CREATE ROLE liangdeng_app NOLOGIN;
  END IF;
END $$;
GRANT USAGE ON SCHEMA public TO liangdeng_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO liangdeng_app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO liangdeng_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO liangdeng_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO liangdeng_app;
REVOKE UPDATE, DELETE ON trace_event, lamp_decision FROM liangdeng_app;
REVOKE DELETE ON project, period, period_closing, user_account, unit FROM liangdeng_app;
REVOKE INSERT, UPDATE, DELETE ON _prisma_migrations FROM liangdeng_app;
