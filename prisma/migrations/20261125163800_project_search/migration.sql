-- DropIndex
DROP INDEX "lamp_decision_period_id_revision_lamp_idx";

-- DropIndex
DROP INDEX "project_leader_leader_id_idx";

-- DropIndex
DROP INDEX "project_pair_unit_id_idx";

-- CreateTable
CREATE TABLE "project_search" (
    "project_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "unit_id" UUID,
    "grams" TEXT[],

    CONSTRAINT "project_search_pkey" PRIMARY KEY ("project_id")
);

-- CreateIndex
CREATE INDEX "project_search_grams_idx" ON "project_search" USING GIN ("grams");

-- CreateIndex
CREATE INDEX "lamp_decision_period_id_revision_lamp_project_id_idx" ON "lamp_decision"("period_id", "revision", "lamp", "project_id");

-- CreateIndex
CREATE INDEX "project_leader_leader_id_project_id_idx" ON "project_leader"("leader_id", "project_id");

-- CreateIndex
CREATE INDEX "project_pair_unit_id_project_id_idx" ON "project_pair"("unit_id", "project_id");

-- AddForeignKey
ALTER TABLE "project_search" ADD CONSTRAINT "project_search_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema cannot say. --------------------------------------------------------------------------

-- One for each filter and order of a list. Each ends in the id: a filtered page is read in its order, with no sort,
-- and counted without the rows.
CREATE INDEX project_listed ON project (id) WHERE withdrawn_at IS NULL;
CREATE INDEX project_by_name ON project (name, id) WHERE withdrawn_at IS NULL;
CREATE INDEX project_by_total ON project (total_investment, id) WHERE withdrawn_at IS NULL;
CREATE INDEX project_by_start ON project (planned_start, id) WHERE withdrawn_at IS NULL;
CREATE INDEX project_by_completion ON project (planned_completion, id) WHERE withdrawn_at IS NULL;
-- From the last: days that are not set come last both ways.
CREATE INDEX project_by_start_last ON project (planned_start DESC NULLS LAST, id DESC) WHERE withdrawn_at IS NULL;
CREATE INDEX project_by_completion_last ON project (planned_completion DESC NULLS LAST, id DESC)
  WHERE withdrawn_at IS NULL;
CREATE INDEX project_of_region ON project (region_code, id) WHERE withdrawn_at IS NULL;
CREATE INDEX project_of_unit ON project (responsible_unit_id, id) WHERE withdrawn_at IS NULL;
CREATE INDEX project_of_industry_unit ON project (industry_unit_id, id) WHERE withdrawn_at IS NULL;
CREATE INDEX project_of_category ON project (category, id) WHERE withdrawn_at IS NULL;
CREATE INDEX project_of_programme ON project (programme_id, id) WHERE withdrawn_at IS NULL;
CREATE INDEX project_of_nature ON project (nature, id) WHERE withdrawn_at IS NULL;
CREATE INDEX project_of_level ON project (level, id) WHERE withdrawn_at IS NULL;
CREATE INDEX project_of_stage ON project (stage, id) WHERE withdrawn_at IS NULL;
CREATE INDEX project_withdrawn ON project (id) WHERE withdrawn_at IS NOT NULL;
CREATE INDEX lamp_decision_behind ON lamp_decision (period_id, revision, behind_run) WHERE behind_run > 0;
CREATE INDEX annual_plan_draft ON annual_plan (year) WHERE confirmed_at IS NULL;

-- Measured at 100,000 projects: pg_trgm finds nothing by words of two characters and, where the database's locale
-- is C, nothing Chinese at all: every search read the whole table (300 ms and growing). Replaced by `grams`.
DROP INDEX project_name_trgm;
DROP INDEX project_content_trgm;

-- Full-width forms become narrow, letters small, any white space one space.
CREATE FUNCTION search_text(given text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT regexp_replace(lower(normalize(given, NFKC)), '\s+', ' ', 'g')
$$;

-- Every character and every two neighbours of what `search_text` made.
CREATE FUNCTION search_grams(given text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT gram), '{}')
  FROM generate_series(1, length(given)) AS at, unnest(ARRAY[substr(given, at, 1), substr(given, at, 2)]) AS gram
  WHERE position(' ' IN gram) = 0
$$;

CREATE FUNCTION write_project_search(projects uuid[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO project_search (project_id, title, text, unit_id, grams)
  SELECT project.id, named.title, whole.text, unit.id, search_grams(whole.text)
  FROM project LEFT JOIN unit ON unit.id = project.responsible_unit_id,
    LATERAL (SELECT search_text(concat_ws(' ', project.number, project.name, unit.name))) AS named (title),
    LATERAL (SELECT named.title || ' ' || search_text(project.content)) AS whole (text)
  WHERE project.id = ANY (projects)
  ON CONFLICT (project_id) DO UPDATE
    SET title = EXCLUDED.title, text = EXCLUDED.text, unit_id = EXCLUDED.unit_id, grams = EXCLUDED.grams
$$;

CREATE FUNCTION project_changes_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Waits for a unit that is just being renamed, so that no old name stays behind.
  PERFORM 1 FROM unit WHERE id = NEW.responsible_unit_id FOR SHARE;
  PERFORM write_project_search(ARRAY[NEW.id]);
  RETURN NULL;
END $$;
CREATE TRIGGER project_entered_search AFTER INSERT ON project
  FOR EACH ROW EXECUTE FUNCTION project_changes_search();
CREATE TRIGGER project_changed_search AFTER UPDATE ON project FOR EACH ROW
  WHEN ((OLD.number, OLD.name, OLD.content, OLD.responsible_unit_id)
    IS DISTINCT FROM (NEW.number, NEW.name, NEW.content, NEW.responsible_unit_id))
  EXECUTE FUNCTION project_changes_search();

CREATE FUNCTION unit_renames_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM write_project_search(array_agg(id)) FROM project WHERE responsible_unit_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER unit_renamed_search AFTER UPDATE OF name ON unit
  FOR EACH ROW WHEN (OLD.name IS DISTINCT FROM NEW.name) EXECUTE FUNCTION unit_renames_search();

SELECT write_project_search(array_agg(id)) FROM project;
