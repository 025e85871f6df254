/**
 * Why each dependency of a published package is worth its size. Everything else that a package of this
 * repository names is a development tool, below.
 */
export const reasonsToShip: Readonly<Record<string, string>> = {
  "@error-contract/client": "what generated code calls",
  "@error-contract/contract": "the model that everything reads",
  "@error-contract/generator":
    "`error-contract generate` and `test` load it when they run; the other subcommands never do",
  "@error-contract/responses": "the Fastify plugin is a thin layer on it",
  "@redocly/openapi-core": "reads a document in many files, as Redocly does; openapi-typescript uses it, too",
  ajv: "checks requests against JSON Schema 2020-12; Fastify has it already",
  "ajv-formats": "`format` in those checks",
  fastify: "peer: the server that the plugin is for",
  "fastify-plugin": "lets hooks of the plugin reach routes around it",
  jose: "optional peer: signs tokens of this project's API, for `@error-contract/api/token` alone",
  "openapi-fetch": "does the HTTP of the client: 6 kB that many know",
  "openapi-sampler": "makes request bodies for negative tests from schemas",
  "openapi-typescript": "makes the types, and is what most use; its compiler is the largest part",
  randexp: "makes a string for a `pattern` in a negative test",
  "secure-json-parse": "refuses `__proto__` in a request body; Fastify has it already",
  typescript: "openapi-typescript builds its output with the compiler's factory, and wants TypeScript 5",
  yaml: "writes YAML back with its comments, for `fix` and `init`",
};

/** Why each dependency is there that only developers of this repository install. */
export const reasonsToDevelop: Readonly<Record<string, string>> = {
  vite: "bundles the console",
  protobufjs: "tests decode OTLP",
  "fast-xml-parser": "the reference server understands XML bodies before it keeps them",
  preact: "the console's views, in 4 kB",
  minisearch: "search of the site, without a service",
  "highlight.js": "colors code in the site",
  "github-slugger": "anchors of headings in the site, as on GitHub",
  "@opentelemetry/sdk-trace": "batches traces before they are sent",
  "@opentelemetry/sdk-logs": "batches logs before they are sent",
  "@opentelemetry/resources": "names the service in what is sent",
  "@opentelemetry/exporter-trace-otlp-proto": "sends traces by OTLP",
  "@opentelemetry/exporter-logs-otlp-proto": "sends the error log by OTLP",
  "@opentelemetry/core": "what the exporters of the reference server share",
  "@opentelemetry/api-logs": "logs of the reference server",
  "@opentelemetry/api": "metrics and traces of the reference server",
  "@fontsource-variable/instrument-sans": "the font of the site, which loads nothing from elsewhere",
  "@fastify/rate-limit": "limits of the reference server",
  "@error-contract/console": "the reference server serves it",
  "@arethetypeswrong/core": "checks that packed types agree with the code, for every way to import them",
  "@biomejs/biome": "formats and lints the code",
  "@changesets/cli": "versions and changelogs",
  "@directus/specs": "corpus: a document of a stranger",
  "@electric-sql/pglite": "database of the reference server, with nothing to install",
  "@error-contract/api": "the reference server tests and serves its own client",
  "@error-contract/docs": "bundled into the command: pages of the error dictionary",
  "@error-contract/fastify": "serves the reference server",
  "@error-contract/ruleset": "bundled into the command; loaded by both linters",
  "@error-contract/spec": "the document that the reference server serves",
  "@error-contract/testing": "what tests and benchmarks share",
  "@figma/rest-api-spec": "corpus: a document of a stranger",
  "@hyperjump/json-schema": "a second validator, to judge our own checks",
  "@ideal-postcodes/openapi": "corpus: a document of a stranger",
  "@microsoft/api-extractor": "writes `api.md`",
  "@nestjs/common": "example: responses in Nest",
  "@nestjs/core": "example: responses in Nest",
  "@nestjs/platform-express": "example: responses in Nest",
  "@readme/oas-examples": "corpus: documents of strangers",
  "@redocly/cli": "bundles and lints the specification, renders the reference, runs the negative tests",
  "@stoplight/spectral-cli": "lints the specification; tests run the ruleset in it",
  "@stoplight/spectral-core": "tests run the ruleset in it",
  "@stoplight/spectral-ruleset-bundler": "tests load the ruleset as Spectral's editor extension does",
  "@stoplight/spectral-ruleset-migrator": "tests load the ruleset as Spectral does",
  "@tanstack/react-query": "example: the client in React",
  "axe-core": "checks pages for accessibility",
  autocannon: "load for benchmarks of the server",
  "dependency-cruiser": "holds the arrows between packages",
  diff: "bundled into the command: unified diffs of `fix`",
  esbuild: "tests measure what the client adds to a bundle",
  execa: "starts processes",
  express: "example: responses in Express",
  "get-port": "free ports for tests",
  hono: "example: responses in Hono",
  "js-yaml": "bundled into the command: parses YAML in a fifth of the time that `yaml` needs",
  "jsonc-parser": "bundled into the command: edits JSON in place",
  jscpd: "finds code that stands twice, in a second; 5.3.3, because 5.4.1 came without its binary for Linux",
  knip: "finds files, exports and dependencies that nothing uses",
  "markdown-it": "bundled into the command: Markdown of causes and remedies",
  msw: "example: the client's mocks",
  negotiator: "picks HTML, Markdown or JSON for a page of the dictionary",
  node: "every script runs on Node 24, whatever the machine has",
  "openapi-format": "peer of `fix`: applies the overlays that it writes",
  "openapi-msw": "example: the client's mocks",
  "openapi-overlays-js": "peer of `fix`: applies the overlays that it writes",
  "openapi-react-query": "example: the client in React",
  pg: "PostgreSQL of the reference server",
  picocolors: "bundled into the command: color",
  "playwright-core": "drives Chromium in tests of pages",
  "prom-client": "metrics of the reference server",
  publint: "checks the manifests of what is packed",
  react: "example: the client in React",
  "react-dom": "example: the client in React",
  "reflect-metadata": "peer of Nest",
  rolldown: "bundles the rules and the command",
  "rollup-plugin-license": "collects the licenses of what the command bundles",
  rxjs: "peer of Nest",
  semver: "tests compare the versions of Node that packages promise",
  tinyglobby: "bundled into the command: `lint 'specs/**/*.yaml'`",
  verdaccio: "the registry of the release rehearsal",
  vitest: "runs the tests",
};

/**
 * Finds the reason for a dependency.
 *
 * @param name - the name of the dependency; the types of a package have the same reason as the package
 * @returns the reason, if there is one
 */
export function reasonFor(name: string): string | undefined {
  const typed = /^@types\/(.+)$/.exec(name)?.[1];
  if (typed !== undefined) return `types of ${typed === "node" ? "Node" : typed}`;
  return reasonsToShip[name] ?? reasonsToDevelop[name];
}
