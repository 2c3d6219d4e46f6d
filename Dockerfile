# eis alone: production dependencies and the source as it is. There is no build step.
FROM node:24.21.0-slim

ENV NODE_ENV=production
WORKDIR /opt/eis

COPY package.json package-lock.json ./
# No package of the product needs an install script.
RUN npm install --omit=dev --ignore-scripts --no-audit --no-fund && npm cache clean --force

COPY registration.yaml.template config.sample.yaml LICENSE ./
COPY drizzle ./drizzle
COPY src ./src

# Everything that lasts.
RUN mkdir /data && chown node:node /data
VOLUME /data
ENV EIS_CONFIG=/data/config.yaml EIS_LISTEN_HOST=0.0.0.0
USER node
EXPOSE 29333

HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.EIS_LISTEN_PORT ?? 29333}/health`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]

ENTRYPOINT ["node", "src/main.ts"]
CMD ["start"]
