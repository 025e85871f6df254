import { globSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join, normalize } from "node:path";

/**
 * Finds the files of the specification that no reference leads to. Linters and bundlers never see such a file.
 *
 * @param tree - absolute path of the folder that holds `spec/`
 * @returns a sentence for each file; empty if there are none
 */
export async function unnamedFiles(tree: string): Promise<string[]> {
  const reached = new Set<string>();
  async function reach(file: string): Promise<void> {
    if (reached.has(file)) return;
    reached.add(file);
    const text = await readFile(join(tree, file), "utf8").catch(() => ""); // linters report missing files
    const targets = [...text.matchAll(/\$ref["']?: *["']?([^"'#\s]+)/g)].flatMap(([, target]) => target ?? []);
    await Promise.all(targets.map((target) => reach(normalize(join(dirname(file), target)))));
  }
  await reach("spec/openapi.yaml");

  const files = globSync("spec/{paths,components}/**/*.yaml", { cwd: tree }).sort();
  return files
    .filter((file) => !reached.has(file))
    .map((file) =>
      file.startsWith("spec/paths/")
        ? `${file} is not part of the document: name it under \`paths\` in spec/openapi.yaml.`
        : `${file} is not part of the document: no $ref leads to it.`,
    );
}
