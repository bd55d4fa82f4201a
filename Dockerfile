# The bot without the playground and without its own Postgres, so DATABASE_URL must be set. README.md, "Container".
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --omit=optional --no-audit --no-fund && npm cache clean --force
COPY scripts scripts
COPY prisma prisma
COPY src src
RUN node scripts/setup.mjs

FROM node:24-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production
COPY --from=build /app /app
# The image's own user, who may not change the code.
USER node
EXPOSE 3000
# Only whether the process runs. A load balancer asks /readyz, because a restart doesn't mend a database.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 3000}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Node gets SIGTERM itself, and stops within ten seconds.
CMD ["node", "--max-semi-space-size=8", "--max-old-space-size=1024", "src/main.ts"]
