"use client";

import "./globals.css";
import { useDatabaseAway } from "@/components/shell/use-database-away";
import { AGAIN_SECONDS, awayRequestOf } from "@/lib/web/away";

const openAgain = () => window.location.reload();

/** The frame itself failed: no messages can be loaded here, so both languages stand in the page. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  const requestId = awayRequestOf(error.digest);
  const away = useDatabaseAway(requestId !== null, openAgain);
  const number = requestId ?? error.digest;
  return (
    <html lang="zh-CN">
      <body>
        <title>亮灯</title>
        <main className="mx-auto grid max-w-140 justify-items-start gap-3 px-4 py-[12vh]">
          <h1 className="text-[22px] font-semibold">{away ? "数据库暂时没有应答" : "页面暂时无法显示"}</h1>
          <p className="text-ink-2">
            已提交的内容不受影响。
            {away
              ? `本页每 ${AGAIN_SECONDS} 秒自动重试；几分钟后仍不行，请把下面的编号告诉系统管理员。`
              : "请稍后重新打开本页；仍不行时，请把下面的编号告诉系统管理员。"}
          </p>
          <p lang="en" className="text-ink-2">
            {away
              ? `The database is not answering at the moment. What was submitted is safe. This page tries again every ${AGAIN_SECONDS} seconds; `
              : "The page cannot be shown at the moment. What was submitted is safe. Please open it again shortly; "}
            if it still fails, give the number below to the administrator.
          </p>
          {/* A full load on purpose: what has failed must not be reused. */}
          <a
            href="/"
            className="inline-flex min-h-9 items-center rounded-md border border-accent bg-accent px-4 text-on-accent"
          >
            重新打开 Open again
          </a>
          {number && <p className="text-xs break-all text-ink-2">编号 Number {number}</p>}
        </main>
      </body>
    </html>
  );
}
