import type { ChildProcess } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { openDatabase } from "@/lib/core/database-access";
import { type DatabaseWatch, watchDatabase } from "@/lib/core/database-watch";
import { stopEmbeddedDatabase } from "@/lib/core/embedded-database";
import { backupsFolder, parseSettings, type Settings } from "@/lib/core/env";
import { accountsFile, type FirstAccount, keepAccounts, keptSecret } from "@/lib/core/launch-files";
import { startWeb, stopWeb, type WebMode, webAnswers, whyNotListen } from "@/lib/core/web-process";

export type Launch = {
  mode: WebMode;
  /** Makes what the owner of the database makes besides the migrations: the job queue's tables. */
  install: (ownerUrl: string) => Promise<void>;
  /**
   * Fills an empty database; null when it was not empty. Runs with DATABASE_URL and AUTH_SECRET set. `keep` is
   * called before the filling counts as done: a start that is killed in between makes new passwords the next time.
   */
  prepare: (options: {
    demo: boolean;
    keep: (accounts: FirstAccount[]) => Promise<void>;
  }) => Promise<FirstAccount[] | null>;
  say: (line: string) => void;
};

/** Accounts shown on the screen; the file holds all of them. */
const SHOWN = 7;

/** A reason that the person at the terminal can act on: shown without a stack. */
export class LaunchRefused extends Error {}

/** Database, pages and their watch, brought up in order and down in the opposite order. */
export class Supervisor {
  private stopping: Promise<void> | undefined;
  private database: Promise<unknown> | undefined;
  private watch: DatabaseWatch | undefined;
  private web: ChildProcess | undefined;
  private readonly settings: Settings;
  private readonly data: string;

  constructor(private readonly launch: Launch) {
    this.settings = parseSettings(process.env);
    this.data = resolve(this.settings.LIANGDENG_DATA);
  }

  /** Resolves when the pages have ended: true when that was wanted. */
  async run(): Promise<boolean> {
    try {
      await this.bringUp();
      await new Promise((ended) => this.web?.once("exit", ended));
    } catch (error) {
      // What is taken down fails in its own ways; these are not the person's concern.
      if (!this.stopping) {
        await this.stop();
        throw error;
      }
    }
    const wanted = this.stopping !== undefined;
    await this.stop();
    return wanted;
  }

  /** Stops everything, once, however often it is asked for. */
  stop(): Promise<void> {
    this.stopping ??= this.takeDown();
    return this.stopping;
  }

  private async bringUp(): Promise<void> {
    const { HOST, PORT, LIANGDENG_DEMO, DATABASE_URL } = this.settings;
    const { say, mode } = this.launch;
    const refusal = await whyNotListen(HOST, PORT);
    if (refusal) throw new LaunchRefused(refusal);
    await mkdir(this.data, { recursive: true });

    say(
      DATABASE_URL ? "正在连接数据库 connecting to the database…" : "正在启动数据库 starting the database…",
    );
    const opening = openDatabase({ ...this.settings, LIANGDENG_DATA: this.data });
    this.database = opening;
    const { appUrl, ownerUrl, applied } = await opening;
    if (applied.length > 0) say(`数据库结构已更新 migrations applied: ${applied.length}`);
    await this.launch.install(ownerUrl);
    this.check();
    if (!DATABASE_URL) this.watch = watchDatabase(this.data, ownerUrl, say);

    const env = {
      DATABASE_URL: appUrl,
      AUTH_SECRET: this.settings.AUTH_SECRET ?? (await keptSecret(this.data)),
      LIANGDENG_DATA: this.data,
      // The pages always have a DATABASE_URL: whether it is the embedded one's is known here only.
      LIANGDENG_BACKUPS: backupsFolder({ ...this.settings, LIANGDENG_DATA: this.data }) ?? "off",
      PORT: String(PORT),
      HOST,
    };
    Object.assign(process.env, env);
    delete process.env.DATABASE_OWNER_URL;
    const keep = (made: FirstAccount[]) => keepAccounts(this.data, made);
    const accounts = await this.launch.prepare({ demo: LIANGDENG_DEMO, keep });
    this.check();

    say("正在启动页面服务 starting the page server…");
    this.web = startWeb(mode, HOST, PORT, env);
    const bare = HOST === "0.0.0.0" || HOST === "::" ? "127.0.0.1" : HOST;
    const origin = `http://${bare.includes(":") ? `[${bare}]` : bare}:${PORT}`;
    if (!(await webAnswers(this.web, origin)))
      throw new LaunchRefused("页面服务没有启动 the page server ended");
    this.greet(this.settings.LIANGDENG_ORIGIN ?? origin, accounts);
  }

  private greet(address: string, accounts: FirstAccount[] | null): void {
    const { say } = this.launch;
    say(`\n  亮灯已启动 Liangdeng is running\n  ${address}\n`);
    if (!accounts) return;
    say("  账号和密码只显示这一次 accounts, shown only once:");
    for (const { username, password, title } of accounts.slice(0, SHOWN)) {
      say(`    ${username.padEnd(14)}${password.padEnd(22)}${title}`);
    }
    const rest = accounts.length - SHOWN;
    const more = rest > 0 ? `其余 ${rest} 个和以上账号 these and ${rest} more` : "以上账号 these";
    say(`  ${more}: ${accountsFile(this.data)}\n`);
  }

  /** Leaves the way up when a stop was asked for meanwhile. */
  private check(): void {
    if (this.stopping) throw new Error("stopped on the way up");
  }

  private async takeDown(): Promise<void> {
    if (this.web) await stopWeb(this.web);
    // A server that is just starting has no lock to find yet; recovery after a crash is not waited for.
    await Promise.race([this.database?.catch(() => undefined), sleep(4_000, undefined, { ref: false })]);
    const shared = await this.watch?.close();
    // A start that never came to its database may stand beside a running one, whose database this is.
    if (this.database && !this.settings.DATABASE_URL && !shared) await stopEmbeddedDatabase(this.data);
  }
}
