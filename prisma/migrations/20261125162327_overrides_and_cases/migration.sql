-- CreateEnum
CREATE TYPE "CaseState" AS ENUM ('opened', 'withdrawn');

-- AlterTable
ALTER TABLE "period_closing" ADD COLUMN     "reopened_by" TEXT;

-- AlterTable
ALTER TABLE "lamp_decision" ADD COLUMN     "computed" "Lamp",
ADD COLUMN     "override_id" UUID;

-- Until now nothing was overridden: what was lit is what the rules gave.
ALTER TABLE "lamp_decision" DISABLE TRIGGER lamp_decision_append_only;
UPDATE "lamp_decision" SET "computed" = "lamp";
ALTER TABLE "lamp_decision" ENABLE TRIGGER lamp_decision_append_only;
ALTER TABLE "lamp_decision" ALTER COLUMN "computed" SET NOT NULL;

-- CreateTable
CREATE TABLE "accountability_case" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "state" "CaseState" NOT NULL DEFAULT 'opened',
    "project_id" UUID NOT NULL,
    "unit_id" UUID,
    "period_id" CHAR(7) NOT NULL,
    "revision" INTEGER NOT NULL,
    "opened_at" TIMESTAMPTZ NOT NULL,
    "evidence" JSONB NOT NULL,
    "withdrawn_at" TIMESTAMPTZ,
    "withdrawn_revision" INTEGER,

    CONSTRAINT "accountability_case_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lamp_override" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "period_id" CHAR(7) NOT NULL,
    "lamp" "Lamp" NOT NULL,
    "reason" TEXT NOT NULL,
    "evidence" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ NOT NULL,
    "made_by" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "removed_at" TIMESTAMPTZ,
    "removed_by" TEXT,
    "remove_reason" TEXT,

    CONSTRAINT "lamp_override_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "accountability_case_number_key" ON "accountability_case"("number");

-- CreateIndex
CREATE INDEX "accountability_case_project_id_idx" ON "accountability_case"("project_id");

-- CreateIndex
CREATE INDEX "accountability_case_period_id_idx" ON "accountability_case"("period_id");

-- CreateIndex
CREATE INDEX "accountability_case_state_number_idx" ON "accountability_case"("state", "number");

-- CreateIndex
CREATE INDEX "lamp_override_period_id_idx" ON "lamp_override"("period_id");

-- CreateIndex
CREATE UNIQUE INDEX "lamp_override_project_id_period_id_version_key" ON "lamp_override"("project_id", "period_id", "version");

-- AddForeignKey
ALTER TABLE "accountability_case" ADD CONSTRAINT "accountability_case_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "accountability_case" ADD CONSTRAINT "accountability_case_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "accountability_case" ADD CONSTRAINT "accountability_case_period_id_revision_fkey" FOREIGN KEY ("period_id", "revision") REFERENCES "period_closing"("period_id", "revision") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "accountability_case" ADD CONSTRAINT "accountability_case_period_id_withdrawn_revision_fkey" FOREIGN KEY ("period_id", "withdrawn_revision") REFERENCES "period_closing"("period_id", "revision") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lamp_decision" ADD CONSTRAINT "lamp_decision_override_id_fkey" FOREIGN KEY ("override_id") REFERENCES "lamp_override"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lamp_override" ADD CONSTRAINT "lamp_override_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lamp_override" ADD CONSTRAINT "lamp_override_period_id_fkey" FOREIGN KEY ("period_id") REFERENCES "period"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema cannot say. --------------------------------------------------------------------------

ALTER TABLE lamp_override
  ADD CONSTRAINT lamp_override_lamp CHECK (lamp <> 'paused'),
  ADD CONSTRAINT lamp_override_words CHECK (reason <> '' AND evidence <> ''),
  ADD CONSTRAINT lamp_override_removed CHECK ((removed_at IS NULL) = (removed_by IS NULL) AND (removed_at IS NULL) = (remove_reason IS NULL));
-- One override in force for a project's period.
CREATE UNIQUE INDEX lamp_override_in_force ON lamp_override (project_id, period_id) WHERE removed_at IS NULL;
-- A paused month has no lamp to override; where lamp and computed differ, an override says why.
ALTER TABLE lamp_decision
  ADD CONSTRAINT lamp_decision_override CHECK (override_id IS NOT NULL OR lamp = computed);
CREATE TRIGGER lamp_override_closed BEFORE INSERT OR UPDATE OR DELETE ON lamp_override
  FOR EACH ROW EXECUTE FUNCTION refuse_closed_period();

ALTER TABLE accountability_case
  ADD CONSTRAINT accountability_case_number CHECK (number ~ '^WZ-\d{4}-\d{4,}$'),
  ADD CONSTRAINT accountability_case_withdrawn CHECK ((state = 'withdrawn') = (withdrawn_at IS NOT NULL) AND (withdrawn_at IS NULL) = (withdrawn_revision IS NULL));
-- One case in force for a run: it is opened in one period only.
CREATE UNIQUE INDEX accountability_case_in_force ON accountability_case (project_id, period_id) WHERE state = 'opened';
-- What a case was opened for stays as it was; only its state moves on, and never back.
CREATE FUNCTION refuse_case_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.number, NEW.project_id, NEW.unit_id, NEW.period_id, NEW.revision, NEW.opened_at, NEW.evidence)
     IS DISTINCT FROM (OLD.number, OLD.project_id, OLD.unit_id, OLD.period_id, OLD.revision, OLD.opened_at, OLD.evidence)
     OR OLD.state = 'withdrawn' THEN
    RAISE EXCEPTION 'case % is frozen', OLD.number USING ERRCODE = 'LD002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER accountability_case_frozen BEFORE UPDATE ON accountability_case
  FOR EACH ROW EXECUTE FUNCTION refuse_case_rewrite();

REVOKE DELETE ON lamp_override, accountability_case FROM liangdeng_app;
