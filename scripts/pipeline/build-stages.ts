import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { runTool } from "./run-tool.ts";
import { type Stage, StageFailure } from "./stage.ts";
import { unnamedFiles } from "./unnamed-files.ts";

const entry = "spec/openapi.yaml";
const source = [entry, "spec/paths", "spec/components"];
const bundle = { yaml: "spec/dist/openapi.yaml", json: "spec/dist/openapi.json" };
const negative = "spec/dist/errors.arazzo.yaml";
const rules = "packages/ruleset/dist/bundle";
const contract = "packages/contract/src"; // the model that all of them read

/** The folder of generated files that are committed; `pnpm check` compares them with the specification. */
export const generated = "packages/api/src/generated";

/** The compiler's output for each package: for the ruleset only types, because the linters load its bundled code. */
const compiled = {
  "packages/contract": "dist",
  "packages/ruleset": "dist/types",
  "packages/generator": "dist",
  "packages/client": "dist",
  "packages/responses": "dist",
  "packages/fastify": "dist",
} as const;

/** The packages that users install; the site has a page for each. */
const readmes = ["contract", "ruleset", "cli", "generator", "client", "responses", "fastify"] as const;

/** The generated package, compiled separately so that the others need not wait for the generator. */
const api = "packages/api";

/** One thread: the linter uses the other core, and the packages are small. */
const oneThread = "--singleThreaded";

/** Go's garbage collector takes a fifth of the compiler's time, and the whole heap stays below this limit. */
const compilerEnvironment = { GOGC: "off", GOMEMLIMIT: "1GiB" };

/** Both linters load the output of this command. */
export const makeRuleset = ["rolldown", "--config", "packages/ruleset/rolldown.config.ts"] as const;

/** Everything `pnpm build` does, in the order in which it is reported. A stage's dependencies follow from what it reads. */
export const buildStages: readonly Stage[] = [
  {
    name: "bundle the rules",
    reads: ["packages/ruleset/src", "packages/ruleset/package.json", "packages/ruleset/rolldown.config.ts", contract],
    produces: [rules],
    run: tool(makeRuleset),
  },
  {
    name: "bundle",
    reads: [...source, "redocly.yaml", rules],
    produces: [bundle.yaml, bundle.json],
    async run(tree, signal) {
      await runTool(["redocly", "bundle", entry, "-o", bundle.json], { tree, signal });
      await writeYaml(join(tree, bundle.yaml), await bundled(tree));
      return undefined;
    },
  },
  {
    name: "look for unnamed files",
    reads: source,
    produces: [],
    async run(tree) {
      const unnamed = await unnamedFiles(tree);
      if (unnamed.length > 0) throw new StageFailure(unnamed.join("\n"));
      return undefined;
    },
  },
  {
    name: "lint with Spectral",
    reads: [...source, ".spectral.yaml", rules],
    produces: [],
    run: tool(["spectral", "lint", entry, "--quiet"], { isNotice: (output) => output !== "" }),
  },
  {
    name: "lint with Redocly",
    reads: [...source, "redocly.yaml", rules],
    produces: [],
    run: tool(["redocly", "lint", entry], { isNotice: (output) => /\bwarning/i.test(output) }),
  },
  {
    name: "generate",
    reads: [bundle.json, "packages/generator/src", contract],
    produces: [generated],
    async run(tree) {
      // Loaded here, because the generator loads a TypeScript compiler that no other stage needs.
      const { generate, GenerateError } = await import("@error-contract/generator");
      const options = { source: entry, command: "pnpm build", importExtension: ".ts" } as const;
      try {
        await generate({ document: join(tree, bundle.json), outDir: join(tree, generated), ...options });
      } catch (error) {
        throw error instanceof GenerateError ? new StageFailure(error.message, { cause: error }) : error;
      }
      return undefined;
    },
  },
  {
    // Tests that `redocly respect` runs against a server: every error that a caller can cause.
    name: "negative tests",
    reads: [bundle.json, "packages/generator/src", contract],
    produces: [negative],
    async run(tree) {
      const { negativeTests } = await import("@error-contract/generator");
      const tests = negativeTests(await bundled(tree), { document: "openapi.yaml" });
      await writeYaml(join(tree, negative), tests);
      return undefined;
    },
  },
  {
    name: "compile",
    reads: ["tsconfig.base.json", ...Object.keys(compiled).flatMap(sourcesOf)],
    produces: Object.entries(compiled).map(([folder, output]) => `${folder}/${output}`),
    run: tool(["tsc", "--build", "--stopBuildOnErrors", oneThread, ...Object.keys(compiled)], {
      env: compilerEnvironment,
    }),
  },
  {
    name: "compile what was generated",
    reads: ["tsconfig.base.json", ...sourcesOf(api), "packages/client/package.json", "packages/client/dist"],
    produces: [`${api}/dist`],
    run: tool(["tsc", "--project", api, oneThread], { env: compilerEnvironment }),
  },
  {
    name: "bundle the command",
    reads: [
      "packages/cli/src",
      "packages/cli/package.json",
      "packages/cli/rolldown.config.ts",
      "packages/ruleset/src",
      "packages/docs/src",
      contract,
    ],
    produces: ["packages/cli/dist"],
    run: tool(["rolldown", "--config", "packages/cli/rolldown.config.ts"]),
  },
  {
    // What is documented and tested, for the console to compare with what was observed.
    name: "cover errors",
    reads: [bundle.json, negative, "packages/cli/dist"],
    produces: ["spec/dist/coverage.json"],
    run: tool([
      "node",
      ...["packages/cli/dist/error-contract.js", "coverage", bundle.json],
      ...["--tests", negative, "--format", "json", "-o", "spec/dist/coverage.json"],
    ]),
  },
  {
    name: "bundle the console",
    reads: [
      ...["src", "index.html", "package.json", "vite.config.ts"].map((name) => `packages/console/${name}`),
      "packages/api/src",
      "packages/client/src",
    ],
    produces: ["packages/console/dist"],
    run: tool(["vite", "build", "packages/console", "--logLevel", "warn"]),
  },
  {
    name: "render docs",
    reads: [bundle.json, "redocly.yaml", "packages/docs/src", contract],
    produces: ["packages/docs/dist"],
    async run(tree, signal) {
      const { renderSite, writePages } = await import("@error-contract/docs");
      const site = { config: join(tree, "redocly.yaml"), clientModule: "@error-contract/api", signal };
      await writePages(join(tree, "packages/docs/dist"), await renderSite(await bundled(tree), site));
      return undefined;
    },
  },
  {
    // For GitHub Pages, and to be opened from disk.
    name: "render site",
    reads: [
      bundle.json,
      "packages/docs/dist/index.html",
      ...["package.json", "CONTRIBUTING.md", "docs", "packages/docs/src", "packages/docs/package.json", contract],
      ...["packages/ruleset/docs", "packages/cli/docs"],
      ...readmes.map((name) => `packages/${name}/README.md`),
    ],
    produces: ["site"],
    async run(tree) {
      const { renderProjectSite, writePages } = await import("@error-contract/docs");
      const { homepage, repository } = JSON.parse(await readFile(join(tree, "package.json"), "utf8"));
      const files = await renderProjectSite({
        root: tree,
        packages: readmes,
        baseUrl: homepage,
        repository: repository.url.replace(/^git\+|\.git$/g, ""),
        document: await bundled(tree),
        reference: await readFile(join(tree, "packages/docs/dist/index.html"), "utf8"),
      });
      await writePages(join(tree, "site"), files);
      return undefined;
    },
  },
];

interface ToolOptions {
  /** Whether to show its output. @default never */
  readonly isNotice?: (output: string) => boolean;
  /** Additional environment variables. @default none */
  readonly env?: Readonly<Record<string, string>>;
}

/** A stage that is one command line. */
function tool(command: readonly [string, ...string[]], { isNotice, env }: ToolOptions = {}): Stage["run"] {
  return async (tree, signal) => {
    const output = await runTool(command, { tree, signal, ...(env && { env }) });
    return isNotice?.(output) ? output : undefined;
  };
}

/** Lists them by name, so that the output of one build (`dist/`, `.tsbuildinfo`) is not an input of the next. */
function sourcesOf(folder: string): string[] {
  return ["src", "package.json", "tsconfig.json"].map((name) => `${folder}/${name}`);
}

async function bundled(tree: string) {
  return JSON.parse(await readFile(join(tree, bundle.json), "utf8"));
}

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

async function writeYaml(path: string, value: unknown): Promise<void> {
  const { stringify } = await import("yaml");
  await write(path, stringify(value, { lineWidth: 0, aliasDuplicateObjects: false }));
}
