/** PostgreSQL schema of pg-boss: the owner makes it, the application only reads and writes its rows. */
export const JOBS_SCHEMA = "pgboss";

/** Locks what is due and opens the month that has begun. */
export const CYCLE = "cycle";

/** pg-boss sends what its clock says through a queue of its own, and would make it at its first start. */
export const CLOCK_QUEUE = "__pgboss__send-it";

/** Every minute, by the business time zone. */
export const CYCLE_TIMES = { cron: "* * * * *", zone: "Asia/Shanghai" };
