-- AlterTable
ALTER TABLE "project" ADD COLUMN     "latitude" DECIMAL(8,6),
ADD COLUMN     "longitude" DECIMAL(9,6),
ADD COLUMN     "programme_id" UUID,
ADD COLUMN     "withdraw_reason" TEXT,
ADD COLUMN     "withdrawn_at" TIMESTAMPTZ,
ADD COLUMN     "withdrawn_by" TEXT,
ADD COLUMN     "withdrawn_from" CHAR(7);

-- AlterTable
ALTER TABLE "pause" ADD COLUMN     "approval" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "approved_at" TIMESTAMPTZ,
ADD COLUMN     "approved_by" TEXT;

-- CreateTable
CREATE TABLE "programme" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "commander_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "programme_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "programme_unit" (
    "programme_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,

    CONSTRAINT "programme_unit_pkey" PRIMARY KEY ("programme_id","unit_id")
);

-- CreateTable
CREATE TABLE "project_contact" (
    "project_id" UUID NOT NULL,
    "order" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL DEFAULT '',
    "phone" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "project_contact_pkey" PRIMARY KEY ("project_id","order")
);

-- CreateIndex
CREATE UNIQUE INDEX "programme_name_key" ON "programme"("name");

-- CreateIndex
CREATE INDEX "programme_commander_id_idx" ON "programme"("commander_id");

-- CreateIndex
CREATE INDEX "programme_unit_unit_id_idx" ON "programme_unit"("unit_id");

-- CreateIndex
CREATE INDEX "project_programme_id_idx" ON "project"("programme_id");

-- AddForeignKey
ALTER TABLE "programme" ADD CONSTRAINT "programme_commander_id_fkey" FOREIGN KEY ("commander_id") REFERENCES "leader"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_unit" ADD CONSTRAINT "programme_unit_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_unit" ADD CONSTRAINT "programme_unit_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project" ADD CONSTRAINT "project_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project_contact" ADD CONSTRAINT "project_contact_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema cannot say. --------------------------------------------------------------------------

-- Each programme that projects named in words becomes one of its own.
INSERT INTO programme (id, name)
  SELECT gen_random_uuid(), named.name
  FROM (SELECT DISTINCT btrim(programme) AS name FROM project WHERE btrim(programme) <> '') AS named;
UPDATE project SET programme_id = programme.id FROM programme WHERE programme.name = btrim(project.programme);
ALTER TABLE project DROP COLUMN programme;

-- Pauses were set by the centre: that was its approval, and the trace knows who and when.
UPDATE pause SET approved_by = event.actor_name, approved_at = event.at
  FROM (
    SELECT DISTINCT ON (chain, after ->> 'pauseFrom') chain, after ->> 'pauseFrom' AS first, actor_name, at
    FROM trace_event WHERE verb = 'pause.set' ORDER BY chain, after ->> 'pauseFrom', index DESC
  ) AS event
  WHERE event.chain = pause.project_id::text AND event.first = pause."from";

-- Within China: a longitude typed for a latitude is refused. Both or neither.
ALTER TABLE project
  ADD CONSTRAINT project_coordinates CHECK (
    (longitude IS NULL) = (latitude IS NULL) AND longitude BETWEEN 73 AND 136 AND latitude BETWEEN 3 AND 54),
  ADD CONSTRAINT project_withdrawn CHECK (
    num_nulls(withdrawn_at, withdrawn_by, withdraw_reason, withdrawn_from) IN (0, 4));
ALTER TABLE pause
  ADD CONSTRAINT pause_approved CHECK ((approved_by IS NULL) = (approved_at IS NULL));

-- Programmes stay, as projects do.
REVOKE DELETE ON programme FROM liangdeng_app;
