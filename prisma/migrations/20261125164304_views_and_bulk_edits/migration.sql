-- CreateTable
CREATE TABLE "bulk_edit" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" TEXT NOT NULL,
    "actor_name" TEXT NOT NULL,
    "change" JSONB NOT NULL,
    "reason" TEXT,
    "rows" JSONB NOT NULL,
    "undoes_id" UUID,

    CONSTRAINT "bulk_edit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "saved_view" (
    "id" UUID NOT NULL,
    "owner_id" TEXT NOT NULL,
    "owner_name" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "view_default" (
    "user_id" TEXT NOT NULL,
    "view_id" UUID NOT NULL,

    CONSTRAINT "view_default_pkey" PRIMARY KEY ("user_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "bulk_edit_undoes_id_key" ON "bulk_edit"("undoes_id");

-- CreateIndex
CREATE INDEX "saved_view_shared_idx" ON "saved_view"("shared");

-- CreateIndex
CREATE UNIQUE INDEX "saved_view_owner_id_name_key" ON "saved_view"("owner_id", "name");

-- CreateIndex
CREATE INDEX "view_default_view_id_idx" ON "view_default"("view_id");

-- AddForeignKey
ALTER TABLE "bulk_edit" ADD CONSTRAINT "bulk_edit_undoes_id_fkey" FOREIGN KEY ("undoes_id") REFERENCES "bulk_edit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "view_default" ADD CONSTRAINT "view_default_view_id_fkey" FOREIGN KEY ("view_id") REFERENCES "saved_view"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema cannot say. --------------------------------------------------------------------------

-- What was changed is written once.
REVOKE UPDATE, DELETE ON bulk_edit FROM liangdeng_app;

-- In the order of a list, so that "behind for months" is read and counted without a sort.
DROP INDEX lamp_decision_behind;
CREATE INDEX lamp_decision_behind ON lamp_decision (period_id, revision, project_id, behind_run) WHERE behind_run > 0;
