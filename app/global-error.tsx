"use client";

import "./globals.css";

/** The frame itself failed: no messages can be loaded here, so both languages stand in the page. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="zh-CN">
      <body>
        <title>亮灯</title>
        <main className="mx-auto grid max-w-140 justify-items-start gap-3 px-4 py-[12vh]">
          <h1 className="text-[22px] font-semibold">页面暂时无法显示</h1>
          <p className="text-ink-2">
            已提交的内容不受影响。请稍后重新打开本页；仍不行时，请把下面的编号告诉系统管理员。
          </p>
          <p lang="en" className="text-ink-2">
            The page cannot be shown at the moment. What was submitted is safe. Please open it again shortly;
            if it still fails, give the number below to the administrator.
          </p>
          {/* A full load on purpose: what has failed must not be reused. */}
          <a
            href="/"
            className="inline-flex min-h-9 items-center rounded-md border border-accent bg-accent px-4 text-on-accent"
          >
            重新打开 Open again
          </a>
          {error.digest && <p className="text-xs text-ink-2">编号 Number {error.digest}</p>}
        </main>
      </body>
    </html>
  );
}
