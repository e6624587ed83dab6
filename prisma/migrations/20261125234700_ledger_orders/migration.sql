-- CreateIndex
CREATE INDEX "issue_deadline_id_idx" ON "issue"("deadline", "id");

-- CreateIndex
CREATE INDEX "issue_raised_at_id_idx" ON "issue"("raised_at", "id");

-- CreateIndex
CREATE INDEX "issue_region_code_raised_at_idx" ON "issue"("region_code", "raised_at");
