/**
 * Which packages a package's published code may import: the arrows of the design. Tests and benchmarks may also import others
 * by package name. `scripts/` may import everything, and nothing may import `scripts/`.
 */
export const arrows: Readonly<Record<string, readonly string[]>> = {
  contract: [],
  ruleset: ["contract"],
  generator: ["contract"],
  docs: ["contract"],
  cli: ["contract", "ruleset", "generator", "docs"],
  client: [],
  api: ["client"],
  console: ["api"],
  responses: ["contract"],
  fastify: ["contract", "responses"],
  "reference-server": ["contract", "responses", "fastify", "api", "client", "console", "docs"],
  testing: [],
};

/**
 * Packages from which only types may be imported in addition. The design has no arrow from the generator to the client, and at
 * run time there is none: the generator writes the `ErrorDescriptor` that the client reads, and imports its type so that the
 * compiler checks that both agree. A copy of the type in the generator could disagree with the client's.
 */
export const typeArrows: Readonly<Record<string, readonly string[]>> = { generator: ["client"] };

/** The packages of this project's own API. No other may import code that is generated from `spec/`. */
export const ofThisApi: readonly string[] = ["api", "console", "reference-server"];
