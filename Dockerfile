# Casebook as an image: the packed application, Node.js, and nothing else.
#
#   docker build --tag casebook .
#   docker run --read-only --tmpfs /tmp --publish 8080:8080 casebook
#
# docs/private.md tells the rest.

# Another name where a mirror has the base image, or another version of Node.js.
ARG NODE_IMAGE=node:20-bookworm-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /build
# A mirror of the npm registry, where one is nearer.
ARG NPM_CONFIG_REGISTRY
# First what seldom changes, so that an edit of an article does not install everything again.
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
# What the build reads; --build-arg CONTENT_DIR=…, relative to the project. SITE_URL tells links of the site from others;
# the running server wants it as well.
ARG CONTENT_DIR=content
ARG IFRAME_HOSTS
ARG IMAGE_BASE_URL
ARG IMAGE_FORMATS
ARG IMAGE_HOSTS
ARG IMAGE_VARIANTS
ARG IMAGE_WIDTHS
ARG SITE_URL
RUN npm run package

FROM ${NODE_IMAGE}
# PORT is where it listens; platforms that choose a port themselves set it anew.
ENV NODE_ENV=production PORT=8080
WORKDIR /app
# The files stay root's, so the server cannot change its own code.
COPY --from=build /build/dist/scf/ ./
# The user `node` of the base image, by number: Kubernetes cannot tell from a name that it is not root.
USER 1000:1000
EXPOSE 8080
# Kubernetes and Knative make no use of this and have probes of their own. The image has no curl, and a second Node.js
# would need as much memory as the server. `bash` speaks TCP by itself and needs 4 MB.
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/$PORT && printf 'GET /readyz HTTP/1.0\\r\\n\\r\\n' >&3 && read -r _ status _ <&3 && [ \"$status\" = 200 ]"]
# Not by npm: Node.js itself has to be the first process, to which SIGTERM goes.
# The option is that of packaging/node-options.ts.
CMD ["node", "--max-semi-space-size=4", "server.js"]
