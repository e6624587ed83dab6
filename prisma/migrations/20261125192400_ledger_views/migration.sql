-- CreateEnum
CREATE TYPE "ViewList" AS ENUM ('projects', 'issues');

-- AlterTable
ALTER TABLE "saved_view" ADD COLUMN "list" "ViewList" NOT NULL DEFAULT 'projects';

-- AlterTable
ALTER TABLE "view_default" ADD COLUMN "list" "ViewList" NOT NULL DEFAULT 'projects',
    DROP CONSTRAINT "view_default_pkey",
    ADD CONSTRAINT "view_default_pkey" PRIMARY KEY ("user_id", "list");

-- DropIndex
DROP INDEX "saved_view_owner_id_name_key";

-- CreateIndex
CREATE UNIQUE INDEX "saved_view_owner_id_list_name_key" ON "saved_view"("owner_id", "list", "name");
