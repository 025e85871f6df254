import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { root } from "../pipeline/repository.ts";
import { arrows, ofThisApi, typeArrows } from "./arrows.ts";
import { folderCycles } from "./folder-cycles.ts";
import { importRules } from "./import-rules.ts";
import { packageNames } from "./package-names.ts";
import { type Imports, readImports } from "./read-imports.ts";

describe("the imports of this repository", () => {
  let imports: Imports;
  beforeAll(async () => {
    imports = await readImports(root, ["packages", "spec", "scripts"], importRules(arrows, typeArrows, ofThisApi));
  });

  it("are read from all packages", async () => {
    for (const name of await packageNames(root))
      expect(
        imports.modules.some(({ source }) => source.startsWith(`packages/${name}/src/`)),
        name,
      ).toBe(true);
    expect(imports.modules.flatMap(({ dependencies }) => dependencies).length).toBeGreaterThan(1_000);
  });

  it("follow the arrows of the design, reach into no other package, and form no cycle of files", () => {
    expect(imports.violations).toEqual([]);
  });

  it("form no cycle of folders", () => {
    expect(folderCycles(imports.modules)).toEqual([]);
  });
});

describe("an import that the design does not allow", () => {
  const folders: string[] = [];
  afterEach(() => Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true }))));

  async function found(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
    const tree = await mkdtemp(join(tmpdir(), "imports-"));
    folders.push(tree);
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(tree, path)), { recursive: true });
      await writeFile(join(tree, path), text);
    }
    const rules = importRules({ low: [], high: ["low"], api: ["low"] }, { low: ["api"] }, ["api"]);
    const { modules, violations } = await readImports(tree, ["packages", "scripts"], rules);
    return [...violations, ...folderCycles(modules)];
  }

  const valid = {
    "packages/low/package.json": '{ "name": "@error-contract/low", "exports": "./src/index.ts" }',
    "packages/low/src/index.ts": 'export * from "./low.ts";',
    "packages/low/src/low.ts": "export type Low = 1;",
    "packages/high/src/high.ts": "export type High = 2;",
    "packages/api/src/api.ts": "export type Api = 4;",
    "packages/api/src/generated/codes.ts": "export type Code = 3;",
    "scripts/build.ts": "export {};",
  };

  it("is not found in a valid tree", async () => {
    const files = {
      ...valid,
      "packages/low/node_modules/@error-contract/low/src/index.ts": "export {};",
      "packages/api/src/api.ts": 'import type { Code } from "./generated/codes.ts";\nexport type Api = Code;',
      "packages/high/src/high.test.ts": 'import "./high.ts";',
    };
    expect(await found(files)).toEqual([]);
  });

  it.each([
    {
      fault: "a type from a package that may not be imported",
      file: "packages/low/src/low.ts",
      text: 'import type { High } from "../../high/src/high.ts";\nexport type Low = High;',
      rules: [
        "arrow: packages/low/src/low.ts → packages/high/src/high.ts",
        "reaches-into-a-package: packages/low/src/low.ts → packages/high/src/high.ts",
      ],
    },
    {
      fault: "code from a package of which only types may be imported",
      file: "packages/low/src/low.ts",
      text: 'import "../../api/src/api.ts";\nexport type Low = 1;',
      rules: [
        "arrow: packages/low/src/low.ts → packages/api/src/api.ts",
        "reaches-into-a-package: packages/low/src/low.ts → packages/api/src/api.ts",
      ],
    },
    {
      fault: "a path into another package, even for types that may be imported",
      file: "packages/low/src/low.ts",
      text: 'import type { Api } from "../../api/src/api.ts";\nexport type Low = Api;',
      rules: ["reaches-into-a-package: packages/low/src/low.ts → packages/api/src/api.ts"],
    },
    {
      fault: "a path into a package that may be imported by name",
      file: "packages/high/src/high.ts",
      text: 'export type { Low } from "../../low/src/low.ts";',
      rules: ["reaches-into-a-package: packages/high/src/high.ts → packages/low/src/low.ts"],
    },
    {
      fault: "the pipeline, even in a test",
      file: "packages/high/src/high.test.ts",
      text: 'await import("../../../scripts/build.ts");',
      rules: ["nothing-imports-scripts: packages/high/src/high.test.ts → scripts/build.ts"],
    },
    {
      fault: "generated code in a library",
      file: "packages/high/src/high.ts",
      text: 'export type High = import("../../api/src/generated/codes.ts").Code;',
      rules: expect.arrayContaining([
        "generated-code: packages/high/src/high.ts → packages/api/src/generated/codes.ts",
      ]),
    },
    {
      fault: "a cycle of files, even of types only",
      file: "packages/low/src/low.ts",
      text: 'import type { Low as Index } from "./index.ts";\nexport type Low = Index;',
      rules: [expect.stringMatching(/^cycle: .*low.ts/)],
    },
  ])("is $fault", async ({ file, text, rules }) => {
    expect(await found({ ...valid, [file]: text })).toEqual(rules);
  });

  it("is a cycle of folders", async () => {
    const files = {
      ...valid,
      "packages/low/src/low.ts": 'export type { Inner } from "./inner/inner.ts";',
      "packages/low/src/inner/inner.ts": 'import type { Shared } from "../shared.ts";\nexport type Inner = Shared;',
      "packages/low/src/shared.ts": "export type Shared = 1;",
    };
    expect(await found(files)).toEqual([
      "packages/low/src → packages/low/src/inner → packages/low/src: packages/low/src/inner/inner.ts imports packages/low/src/shared.ts",
    ]);
  });
});
