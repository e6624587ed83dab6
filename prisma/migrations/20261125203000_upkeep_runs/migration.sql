-- CreateEnum
CREATE TYPE "UpkeepKind" AS ENUM ('backup', 'verification', 'restore');

-- CreateEnum
CREATE TYPE "UpkeepOutcome" AS ENUM ('fine', 'found', 'failed');

-- CreateTable
CREATE TABLE "upkeep_run" (
    "id" UUID NOT NULL,
    "kind" "UpkeepKind" NOT NULL,
    "outcome" "UpkeepOutcome" NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3) NOT NULL,
    "by_name" TEXT NOT NULL,
    "detail" JSONB NOT NULL,

    CONSTRAINT "upkeep_run_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "upkeep_run_kind_ended_at_idx" ON "upkeep_run"("kind", "ended_at");

ALTER TABLE upkeep_run ADD CONSTRAINT upkeep_run_time CHECK (ended_at >= started_at);
-- What was found is not taken back.
REVOKE UPDATE, DELETE ON upkeep_run FROM liangdeng_app;
