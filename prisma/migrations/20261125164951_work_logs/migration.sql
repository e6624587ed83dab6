-- CreateTable
CREATE TABLE "work_log" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "category" "TraceCategory" NOT NULL,
    "text" TEXT NOT NULL,
    "unit_id" UUID,
    "leader_id" UUID,
    "written_by_id" TEXT NOT NULL,
    "written_by" TEXT NOT NULL,
    "written_unit_id" UUID,
    "written_at" TIMESTAMPTZ NOT NULL,
    "corrections" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "work_log_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "work_log_project_id_day_idx" ON "work_log"("project_id", "day");

-- CreateIndex
CREATE INDEX "work_log_day_id_idx" ON "work_log"("day", "id");

-- CreateIndex
CREATE INDEX "work_log_unit_id_day_idx" ON "work_log"("unit_id", "day");

-- CreateIndex
CREATE INDEX "work_log_leader_id_day_idx" ON "work_log"("leader_id", "day");

-- AddForeignKey
ALTER TABLE "work_log" ADD CONSTRAINT "work_log_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "work_log" ADD CONSTRAINT "work_log_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "work_log" ADD CONSTRAINT "work_log_leader_id_fkey" FOREIGN KEY ("leader_id") REFERENCES "leader"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE work_log
  ADD CONSTRAINT work_log_text CHECK (text <> '' AND char_length(text) <= 2000),
  ADD CONSTRAINT work_log_category CHECK (category <> 'system'),
  ADD CONSTRAINT work_log_doer CHECK (unit_id IS NULL OR leader_id IS NULL),
  ADD CONSTRAINT work_log_corrections CHECK (corrections >= 0);

-- What was done is corrected in words and in the open; whose it is and who wrote it never changes.
REVOKE UPDATE, DELETE ON work_log FROM liangdeng_app;
GRANT UPDATE (day, category, text, corrections, version) ON work_log TO liangdeng_app;
