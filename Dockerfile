# 勾稽 gouji：docker build -t gouji . && docker run --rm -v "$PWD:/work" gouji check .
FROM node:22-slim AS build
WORKDIR /src
COPY package.json package-lock.json ./
COPY server/package.json server/
COPY client/package.json client/
# The commands that the packages link to have to be there while npm links them.
COPY server/bin server/bin
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY server server
COPY samples samples
# The same node as below: the code cache that the build makes counts for that version only.
RUN node server/build/build.mjs

FROM node:22-slim
COPY --from=build /src/server/package.json /opt/gouji/package.json
COPY --from=build /src/server/bin /opt/gouji/bin
COPY --from=build /src/server/dist /opt/gouji/dist
RUN ln -s /opt/gouji/bin/gouji.cjs /usr/local/bin/gouji
WORKDIR /work
# Reports are mounted here; whoever wants --fix runs with --user "$(id -u):$(id -g)".
USER node
ENTRYPOINT ["gouji"]
CMD ["check", "."]
