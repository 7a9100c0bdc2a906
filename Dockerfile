# One image for every part of the product: the four services, migrations, topics, secrets and the operator's commands.
# Which of them runs is the command; without one it is payroll-api. It runs as any user, needs no capability and writes
# nothing, so its root file system may be read-only.

FROM node:24.21.0-bookworm-slim AS base
WORKDIR /app
ENV npm_config_update_notifier=false npm_config_fund=false npm_config_audit=false

FROM base AS build
COPY package.json package-lock.json ./
# No package's own scripts: what they would do (fetch embedded servers, check binaries) nothing here needs.
RUN --mount=type=cache,target=/root/.npm npm ci --ignore-scripts
COPY .swcrc ./
COPY apps ./apps
COPY libs ./libs
COPY migrations ./migrations
# apps/stack brings embedded servers up on a developer's machine; it has no place in an image.
RUN rm -r apps/stack && node_modules/.bin/swc apps libs migrations -d dist -q && find dist -name '*.map' -delete

FROM base AS packages
COPY package.json package-lock.json ./
# Types, maps and the browser copy of TypeORM are read by no server: 40 MB of 75.
RUN --mount=type=cache,target=/root/.npm npm ci --ignore-scripts --omit=dev \
 && find node_modules -type f \( -name '*.map' -o -name '*.d.ts' -o -name '*.d.mts' -o -name '*.d.cts' -o -name '*.md' \) -delete \
 && rm -r node_modules/typeorm/browser

FROM node:24.21.0-bookworm-slim
# kafkajs computes a pause below zero and means none; Node would warn about it at every start, in the middle of JSON.
ENV NODE_ENV=production NODE_OPTIONS=--disable-warning=TimeoutNegativeWarning
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY package.json ./
COPY apps/cli/bin ./apps/cli/bin
USER node
# Asked by node itself: the image has no curl. What /readyz lacks then stands in `docker inspect`.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD ["node", "dist/apps/cli/src/ask-ready.js"]
# In exec form: node is the process that gets SIGTERM, and drains.
CMD ["node", "dist/apps/payroll-api/src/main.js"]
