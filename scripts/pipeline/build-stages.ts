import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { stringify } from "yaml";
import { remembered, type Work } from "./remembered.ts";
import { root } from "./repository.ts";
import { runTool } from "./run-tool.ts";
import { type Stage, StageFailure } from "./stage.ts";

const entry = "spec/openapi.yaml";
const bundle = { yaml: "spec/dist/openapi.yaml", json: "spec/dist/openapi.json" };
const rules = "packages/ruleset/dist/bundle";
const compiled = ["packages/contract", "packages/ruleset", "packages/generator", "packages/client", "packages/server"];

/** Files of the repository that a build writes and git keeps; `pnpm check` holds them against the specification. */
export const generated = "packages/client/src/generated";

/** Tests that `redocly respect` runs against a server: every error that a caller can bring about. */
const negativeTests = "spec/dist/errors.arazzo.yaml";

/** What decides over every stage's results beside its own inputs: the model that all read, and the tools. */
const always = ["packages/contract/src", "scripts/pipeline/build-stages.ts", "pnpm-lock.yaml"];

const memoryOf = (stage: string): string => join(root, ".build/remembered", stage);

/** Both linters load the ruleset from what this command makes. */
export const makeRuleset = ["rolldown", "--config", "packages/ruleset/rolldown.config.ts"] as const;

/** Everything `pnpm build` does, in the order in which it is reported. */
export const buildStages: readonly Stage[] = [
  {
    // First, because the configurations of both linters name them.
    name: "bundle the rules",
    needs: [],
    produces: [rules],
    async run(tree, signal) {
      await runTool(makeRuleset, { tree, signal });
      return undefined;
    },
  },
  {
    name: "bundle",
    needs: ["bundle the rules"],
    produces: [bundle.yaml, bundle.json],
    async run(tree, signal) {
      await runTool(["redocly", "bundle", entry, "-o", bundle.json], { tree, signal });
      const document = JSON.parse(await readFile(join(tree, bundle.json), "utf8"));
      await writeFile(join(tree, bundle.yaml), stringify(document, { lineWidth: 0 }));
      return undefined;
    },
  },
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
  {
    name: "generate",
    needs: ["bundle"],
    produces: [generated],
    async run(tree) {
      // A file that an older build left there is not ours to keep.
      await rm(join(tree, generated), { recursive: true, force: true });
      const work: Work = {
        tree,
        inputs: [bundle.json, "packages/generator/src", ...always],
        outputs: [generated],
        memory: memoryOf("generate"),
      };
      await remembered(work, async () => {
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
      });
      return undefined;
    },
  },
  {
    name: "negative tests",
    needs: ["bundle"],
    produces: [negativeTests],
    async run(tree) {
      const work: Work = {
        tree,
        inputs: [bundle.json, "packages/generator/src", ...always],
        outputs: [negativeTests],
        memory: memoryOf("negative-tests"),
      };
      await remembered(work, async () => {
        const { negativeTests: write } = await import("@error-contract/generator");
        const document = JSON.parse(await readFile(join(tree, bundle.json), "utf8"));
        await writeFile(
          join(tree, negativeTests),
          stringify(write(document, { document: "openapi.yaml" }), { lineWidth: 0, aliasDuplicateObjects: false }),
        );
      });
      return undefined;
    },
  },
  {
    name: "compile",
    needs: ["generate"],
    produces: compiled.map((folder) => `${folder}/dist`).filter((folder) => !rules.startsWith(folder)),
    async run(tree, signal) {
      const decisive = compiled.flatMap((folder) =>
        ["src", "package.json", "tsconfig.json"].map((name) => join(folder, name)),
      );
      const work: Work = {
        tree,
        inputs: [...decisive, "packages/ruleset/rolldown.config.ts", "tsconfig.base.json", ...always],
        outputs: compiled.map((folder) => `${folder}/dist`),
        memory: memoryOf("compile"),
      };
      await remembered(work, async () => {
        // One thread: beside the linter there is no second core to spare, and the packages are small.
        await runTool(["tsc", "--build", "--singleThreaded", ...compiled], { tree, signal });
      });
      return undefined;
    },
  },
  {
    name: "render docs",
    needs: ["bundle"],
    produces: ["packages/docs/dist/index.html"],
    async run(tree, signal) {
      const work: Work = {
        tree,
        inputs: [bundle.json, "redocly.yaml", "packages/docs/src", ...always],
        outputs: ["packages/docs/dist"],
        memory: memoryOf("docs"),
      };
      await remembered(work, async () => {
        const { renderReference } = await import("@error-contract/docs");
        const document = JSON.parse(await readFile(join(tree, bundle.json), "utf8"));
        const html = await renderReference(document, { config: join(tree, "redocly.yaml"), signal });
        await mkdir(join(tree, "packages/docs/dist"));
        await writeFile(join(tree, "packages/docs/dist/index.html"), html);
      });
      return undefined;
    },
  },
];
