import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { findGuides } from "./find-guides.ts";
import { filesIn, followGuide, guidesFolder } from "./follow-guide.ts";
import { clientFolder, generateClient } from "./generate-client.ts";
import { drawPictures } from "./pictures/pictures.ts";
import { buildPrograms } from "./programs.ts";

const help = `pnpm refresh-docs [GUIDE …]

Follows the guides in docs/ and writes what their commands print, the excerpts that they show, the examples as they are afterwards, the client of "Call it", and the pictures.
Look at the difference before you commit it: a test holds the guides to it.

Exit codes: 0 written, 1 a guide could not be followed, 2 wrong argument.`;

async function refresh(guides: readonly string[]): Promise<number> {
  await using programs = await buildPrograms();
  let exitCode = 0;
  for (const guide of guides) {
    const path = join(guidesFolder, guide);
    try {
      const before = await readFile(path, "utf8");
      const { text, files, example } = await followGuide(before, programs.folder);
      const changed = [...(text === before ? [] : [guide]), ...(example ? await writeAfter(example, files) : [])];
      await writeFile(path, text);
      for (const name of changed) console.log(`docs/${name}`);
    } catch (error) {
      console.error(`docs/${guide}, ${(error as Error).message}`);
      exitCode = 1;
    }
  }
  await generateClient(clientFolder);
  for (const [path, picture] of await drawPictures()) await writeFile(join(guidesFolder, path), picture);
  return exitCode;
}

/** Writes the example as it is after the guide, and gives the paths of files that changed. */
async function writeAfter(example: string, files: ReadonlyMap<string, string>): Promise<readonly string[]> {
  const folder = join(guidesFolder, "examples", example, "after");
  const before = await filesIn(folder);
  await rm(folder, { recursive: true, force: true });
  for (const [path, text] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  const paths = new Set([...before.keys(), ...files.keys()]);
  return [...paths]
    .filter((path) => before.get(path) !== files.get(path))
    .map((path) => `examples/${example}/after/${path}`);
}

try {
  const { values, positionals } = parseArgs({
    options: { help: { type: "boolean", short: "h" } },
    allowPositionals: true,
  });
  if (values.help) console.log(help);
  else process.exitCode = await refresh(positionals.length > 0 ? positionals : await findGuides());
} catch (error) {
  const isUsage = error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
  console.error(isUsage ? `${(error as Error).message}\nSee --help.` : error);
  process.exitCode = isUsage ? 2 : 1;
}
