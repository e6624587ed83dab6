import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  agentRules: false,
  serverExternalPackages: ["pg", "pg-boss", "exceljs", "pino", "yauzl"],
  experimental: { serverActions: { bodySizeLimit: "25mb" } },
};

export default createNextIntlPlugin("./lib/web/locale.ts")(config);
