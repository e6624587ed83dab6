# syntax=docker/dockerfile:1
# One image for every instance; the database and the certificates live elsewhere (compose.yaml, docs/operations.md).

FROM node:20-bookworm-slim AS build
WORKDIR /app
ENV PRISMA_SKIP_POSTINSTALL_GENERATE=1 NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev --no-audit --no-fund
COPY . .
RUN npm run generate && NODE_ENV=production node_modules/.bin/next build && npm prune --omit=dev --no-audit --no-fund

FROM node:20-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 HOST=0.0.0.0 PORT=3000 LIANGDENG_DEMO=0 LIANGDENG_DATA=/data
# A user without a shell; only /data is theirs to write.
RUN groupadd --system --gid 10001 liangdeng \
 && useradd --system --uid 10001 --gid liangdeng --no-create-home --shell /usr/sbin/nologin liangdeng \
 && install -d -o liangdeng -g liangdeng -m 0700 /data
COPY --from=build /app ./
USER liangdeng
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=120s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3000/api/readyz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--conditions=react-server", "--disable-warning=DeprecationWarning", "--import", "tsx", "scripts/serve.ts"]
