import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { remembered } from "./remembered.ts";
import { root } from "./repository.ts";
import { runTool } from "./run-tool.ts";
import { type Stage, StageFailure } from "./stage.ts";

const entry = "spec/openapi.yaml";
const bundle = { yaml: "spec/dist/openapi.yaml", json: "spec/dist/openapi.json" };
const rules = "packages/ruleset/dist/bundle";
/** What the compiler makes of each package: of the ruleset types alone, because its code is what the linters load. */
const compiledTo = {
  "packages/contract": "dist",
  "packages/ruleset": "dist/types",
  "packages/generator": "dist",
  "packages/client": "dist",
  "packages/api": "dist",
  "packages/responses": "dist",
  "packages/fastify": "dist",
} as const;
const docs = "packages/docs/dist/index.html";
/** The command, in one folder without dependencies: `error-contract.js` is what runs. */
const commandLine = "packages/cli/dist";
const compiled = Object.keys(compiledTo);

/** Files of the repository that a build writes and git keeps; `pnpm check` holds them against the specification. */
export const generated = "packages/api/src/generated";

/** Tests that `redocly respect` runs against a server: every error that a caller can bring about. */
const negativeTests = "spec/dist/errors.arazzo.yaml";

/** What decides over every stage's results beside its own inputs: the model that all read, and the tools. */
const always = ["packages/contract/src", "scripts/pipeline/build-stages.ts", "pnpm-lock.yaml"];

/** Both linters load the ruleset from what this command makes. */
export const makeRuleset = ["rolldown", "--config", "packages/ruleset/rolldown.config.ts"] as const;

/** Everything `pnpm build` does, in the order in which it is reported. */
export const buildStages: readonly Stage[] = [
  remembering(["packages/ruleset/src", "packages/ruleset/package.json", "packages/ruleset/rolldown.config.ts"], {
    // First, because the configurations of both linters name them.
    name: "bundle the rules",
    needs: [],
    produces: [rules],
    async run(tree, signal) {
      await runTool(makeRuleset, { tree, signal });
      return undefined;
    },
  }),
  remembering(["spec", "redocly.yaml", rules], {
    name: "bundle",
    needs: ["bundle the rules"],
    produces: [bundle.yaml, bundle.json],
    async run(tree, signal) {
      await runTool(["redocly", "bundle", entry, "-o", bundle.json], { tree, signal });
      const { stringify } = await import("yaml");
      await writeFile(join(tree, bundle.yaml), stringify(await bundled(tree), { lineWidth: 0 }));
      return undefined;
    },
  }),
  {
    name: "lint with Spectral",
    needs: ["bundle the rules"],
    produces: [],
    async run(tree, signal) {
      const findings = await runTool(["spectral", "lint", entry, "--quiet"], { tree, signal });
      return findings === "" ? undefined : findings;
    },
  },
  {
    name: "lint with Redocly",
    needs: ["bundle"],
    produces: [],
    async run(tree, signal) {
      const output = await runTool(["redocly", "lint", entry, bundle.yaml], { tree, signal });
      return /\bwarning/i.test(output) ? output : undefined;
    },
  },
  remembering([bundle.json, "packages/generator/src"], {
    name: "generate",
    needs: ["bundle"],
    produces: [generated],
    async run(tree) {
      // Loaded here, because the generator brings a TypeScript compiler that no other stage waits for.
      const { generate, GenerateError } = await import("@error-contract/generator");
      try {
        await generate({
          document: join(tree, bundle.json),
          outDir: join(tree, generated),
          source: entry,
          command: "pnpm build",
          importExtension: ".ts",
        });
      } catch (error) {
        throw error instanceof GenerateError ? new StageFailure(error.message, { cause: error }) : error;
      }
      return undefined;
    },
  }),
  remembering([bundle.json, "packages/generator/src"], {
    name: "negative tests",
    needs: ["bundle"],
    produces: [negativeTests],
    async run(tree) {
      const { negativeTests: write } = await import("@error-contract/generator");
      const { stringify } = await import("yaml");
      const tests = write(await bundled(tree), { document: "openapi.yaml" });
      await writeFile(join(tree, negativeTests), stringify(tests, { lineWidth: 0, aliasDuplicateObjects: false }));
      return undefined;
    },
  }),
  remembering(
    [
      ...compiled.flatMap((folder) => ["src", "package.json", "tsconfig.json"].map((name) => join(folder, name))),
      "tsconfig.base.json",
    ],
    {
      name: "compile",
      needs: ["generate"],
      produces: Object.entries(compiledTo).map((parts) => join(...parts)),
      async run(tree, signal) {
        // One thread: beside the linter there is no second core to spare, and the packages are small.
        await runTool(["tsc", "--build", "--singleThreaded", ...compiled], { tree, signal });
        return undefined;
      },
    },
  ),
  remembering(
    ["packages/cli/src", "packages/cli/package.json", "packages/cli/rolldown.config.ts", "packages/ruleset/src"],
    {
      name: "bundle the command",
      needs: [],
      produces: [commandLine],
      async run(tree, signal) {
        await runTool(["rolldown", "--config", "packages/cli/rolldown.config.ts"], { tree, signal });
        return undefined;
      },
    },
  ),
  remembering([bundle.json, "redocly.yaml", "packages/docs/src"], {
    name: "render docs",
    needs: ["bundle"],
    produces: [docs],
    async run(tree, signal) {
      const { renderReference } = await import("@error-contract/docs");
      const html = await renderReference(await bundled(tree), { config: join(tree, "redocly.yaml"), signal });
      await mkdir(join(tree, docs, ".."));
      await writeFile(join(tree, docs), html);
      return undefined;
    },
  }),
];

/**
 * A stage whose results depend on files alone: it runs when one of them has changed, and is otherwise answered from memory.
 *
 * @param inputs Files and folders that decide what comes out, beside those that decide over every stage.
 */
function remembering(inputs: readonly string[], stage: Stage): Stage {
  return {
    ...stage,
    async run(tree, signal) {
      let notice: string | undefined;
      const memory = join(root, ".build/remembered", stage.name.replaceAll(" ", "-"));
      await remembered({ tree, inputs: [...inputs, ...always], outputs: stage.produces, memory }, async () => {
        notice = await stage.run(tree, signal);
      });
      return notice;
    },
  };
}

async function bundled(tree: string) {
  return JSON.parse(await readFile(join(tree, bundle.json), "utf8"));
}
