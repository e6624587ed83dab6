import { readdirSync } from "node:fs";
import { Client } from "pg";
import {
  type EmbeddedDatabase,
  ensureLogin,
  inDatabase,
  startEmbeddedDatabase,
} from "../../lib/core/embedded-database";
import { applyMigrations } from "../../lib/core/migrate";
import { installJobs } from "../../lib/jobs/install";
import { type CitySize, writeCity } from "../support/big-city/write-city";
import { type Size, sizes } from "./bench";

/** Raise it when the generator writes other rows than before: kept databases are made anew. */
const GENERATOR = 5;

async function asOwner<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The benches' own PostgreSQL, with one database for each size that was asked for. */
export class Databases {
  private constructor(private readonly server: EmbeddedDatabase) {}

  static async open(data: string): Promise<Databases> {
    return new Databases(await startEmbeddedDatabase({ data }));
  }

  urlsOf(database: string): { ownerUrl: string; appUrl: string } {
    const { ownerUrl, appUrl } = this.server;
    return { ownerUrl: inDatabase(ownerUrl, database), appUrl: inDatabase(appUrl, database) };
  }

  private maintain<T>(work: (client: Client) => Promise<T>): Promise<T> {
    return asOwner(inDatabase(this.server.ownerUrl, "postgres"), work);
  }

  /** The database with a city of this size; one kept from an earlier run is taken if it is the same. */
  async prepare(
    size: Exclude<Size, "none">,
    periods?: number,
  ): Promise<{ database: string; city: CitySize }> {
    const city = { ...sizes[size], ...(periods ? { periods } : {}) };
    const database = `bench_${size}`;
    const mark = JSON.stringify([GENERATOR, city, readdirSync("prisma/migrations").sort()]);
    const kept = await this.maintain((client) =>
      client.query(
        "SELECT shobj_description(oid, 'pg_database') AS mark FROM pg_database WHERE datname = $1",
        [database],
      ),
    );
    if (kept.rows[0]?.mark === mark) return { database, city };
    await this.drop(database);
    await this.maintain((client) => client.query(`CREATE DATABASE ${database}`));
    const { ownerUrl } = this.urlsOf(database);
    await applyMigrations(ownerUrl);
    await ensureLogin(this.server);
    await installJobs(ownerUrl);
    const started = Date.now();
    await writeCity(ownerUrl, city, (done) => {
      if (done % 20_000 === 0) console.error(`  ${database}: ${done} projects`);
    });
    await this.maintain((client) =>
      client.query(`COMMENT ON DATABASE ${database} IS ${client.escapeLiteral(mark)}`),
    );
    const seconds = ((Date.now() - started) / 1000).toFixed(0);
    console.error(
      `  ${database}: ${city.projects} projects × ${city.periods} periods written in ${seconds} s`,
    );
    return { database, city };
  }

  /** A copy for a bench that writes. */
  async copyOf(database: string): Promise<string> {
    const copy = `${database}_copy`;
    await this.drop(copy);
    await this.maintain((client) => client.query(`CREATE DATABASE ${copy} TEMPLATE ${database}`));
    return copy;
  }

  async drop(database: string): Promise<void> {
    await this.maintain((client) => client.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`));
  }
}
