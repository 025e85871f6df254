import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { buildStages, generated } from "./pipeline/build-stages.ts";
import { command } from "./pipeline/command.ts";
import { inShadow } from "./pipeline/in-shadow.ts";
import { memory, root } from "./pipeline/repository.ts";
import { runStages, upTo } from "./pipeline/run-stages.ts";

const help = `pnpm check

Generates ${generated}/ from spec/ in a temporary place and compares it with what is committed. Writes nothing.

Exit codes: 0 the same, 1 they differ (the files are named), 2 wrong argument, 130 interrupted.`;

await command(help, async () => {
  const stale = await inShadow(async (tree, signal) => {
    const committed = await contents(join(root, generated));
    await runStages(upTo("generate", buildStages), tree, { signal, memory });
    const fresh = await contents(join(tree, generated));
    const names = new Set([...committed.keys(), ...fresh.keys()]);
    return [...names].sort().filter((name) => committed.get(name) !== fresh.get(name));
  });
  if (stale.length === 0) {
    console.log(`${generated}/ is what spec/ gives.`);
    return 0;
  }
  console.error(
    [
      "Generated files differ from what spec/ gives:",
      ...stale.map((name) => `  ${generated}/${name}`),
      "Run `pnpm build` and commit them. They are never edited by hand.",
    ].join("\n"),
  );
  return 1;
});

async function contents(folder: string): Promise<Map<string, string>> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const files = names.filter((name) => name.includes("."));
  return new Map(
    await Promise.all(files.map(async (name) => [name, await readFile(join(folder, name), "utf8")] as const)),
  );
}
