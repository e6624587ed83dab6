-- AlterTable
ALTER TABLE "rule_version" ADD COLUMN     "adopted_by" TEXT;

-- CreateTable
CREATE TABLE "rule_draft" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "settings" JSONB NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "rule_draft_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "rule_draft_name_key" ON "rule_draft"("name");
