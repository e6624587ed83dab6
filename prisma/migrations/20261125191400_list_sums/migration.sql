-- What Prisma's schema cannot say. --------------------------------------------------------------------------

-- A list's sums are read from these two alone, without the rows.
CREATE INDEX project_sums ON project (id) INCLUDE (total_investment);
CREATE INDEX annual_plan_sums ON annual_plan (year, project_id) INCLUDE (amount);
