import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  agentRules: false,
  serverExternalPackages: [
    "pg",
    "pg-boss",
    "exceljs",
    "pino",
    "yauzl",
    "chinese-days",
    "flydrive",
    "@aws-sdk/client-s3",
  ],
  // `npm run check:types` judges them, all at once.
  typescript: { ignoreBuildErrors: true },
  // proxy.ts sets the headers of all else.
  headers: async () => [
    ...["/_next/static/:path*", "/icon.svg", "/favicon.ico"].map((source) => ({
      source,
      headers: [{ key: "x-content-type-options", value: "nosniff" }],
    })),
  ],
  // Browsers ask for it by this name too, before they have read a page.
  rewrites: async () => [{ source: "/favicon.ico", destination: "/icon.svg" }],
  // Both limits: what passes proxy.ts is cut off silently beyond its own.
  experimental: { serverActions: { bodySizeLimit: "25mb" }, proxyClientMaxBodySize: "25mb" },
};

export default createNextIntlPlugin("./lib/web/locale.ts")(config);
