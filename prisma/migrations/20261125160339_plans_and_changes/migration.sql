-- CreateEnum
CREATE TYPE "ChangeWhat" AS ENUM ('plannedStart', 'plannedCompletion', 'milestone', 'plan');

-- CreateEnum
CREATE TYPE "ChangeReason" AS ENUM ('land', 'approval', 'funding', 'design', 'forceMajeure', 'policy', 'other');

-- CreateEnum
CREATE TYPE "ChangeState" AS ENUM ('pending', 'approved', 'refused', 'withdrawn');

-- AlterTable
ALTER TABLE "annual_plan" ADD COLUMN     "carried_from" INTEGER,
ADD COLUMN     "confirmed_by" TEXT,
ADD COLUMN     "invested_before" DECIMAL(16,2);

-- CreateTable
CREATE TABLE "plan_change" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "what" "ChangeWhat" NOT NULL,
    "target" TEXT NOT NULL DEFAULT '',
    "from" JSONB NOT NULL,
    "to" JSONB NOT NULL,
    "reason_code" "ChangeReason" NOT NULL,
    "reason" TEXT NOT NULL,
    "evidence" TEXT NOT NULL DEFAULT '',
    "state" "ChangeState" NOT NULL DEFAULT 'pending',
    "requested_at" TIMESTAMPTZ NOT NULL,
    "requested_by_id" TEXT NOT NULL,
    "requested_by" TEXT NOT NULL,
    "unit_id" UUID,
    "on_behalf_of" TEXT,
    "period_id" CHAR(7),
    "last_minute" BOOLEAN NOT NULL DEFAULT false,
    "decided_at" TIMESTAMPTZ,
    "decided_by" TEXT,
    "decision" TEXT,
    "effective_from" CHAR(7),
    "applied_version" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "plan_change_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "plan_change_project_id_state_idx" ON "plan_change"("project_id", "state");

-- CreateIndex
CREATE INDEX "plan_change_state_effective_from_idx" ON "plan_change"("state", "effective_from");

-- CreateIndex
CREATE INDEX "plan_change_requested_at_idx" ON "plan_change"("requested_at");

-- CreateIndex
CREATE INDEX "plan_change_unit_id_idx" ON "plan_change"("unit_id");

-- AddForeignKey
ALTER TABLE "plan_change" ADD CONSTRAINT "plan_change_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_change" ADD CONSTRAINT "plan_change_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What Prisma's schema cannot say. --------------------------------------------------------------------------

ALTER TABLE annual_plan
  ADD CONSTRAINT annual_plan_invested_before CHECK (invested_before >= 0),
  ADD CONSTRAINT annual_plan_carried CHECK (carried_from < year);
ALTER TABLE plan_change
  ADD CONSTRAINT plan_change_decided CHECK ((state IN ('approved', 'refused')) = (decided_at IS NOT NULL AND decided_by IS NOT NULL)),
  ADD CONSTRAINT plan_change_effect CHECK ((state = 'approved') = (effective_from IS NOT NULL AND applied_version IS NOT NULL));

-- One question at a time about one thing.
CREATE UNIQUE INDEX plan_change_pending ON plan_change (project_id, what, target) WHERE state = 'pending';

-- Both the asked and the answered stay in the list, as they were.
CREATE TRIGGER plan_change_decided BEFORE UPDATE OR DELETE ON plan_change
  FOR EACH ROW WHEN (OLD.state <> 'pending') EXECUTE FUNCTION refuse_change();
REVOKE DELETE ON plan_change FROM liangdeng_app;
