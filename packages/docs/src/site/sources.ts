import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** A Markdown file of the repository that has a page on the site. */
export interface Source {
  /** From the root of the repository: `docs/start/stripe-like.md`. */
  readonly file: string;
  /** From the root of the site: `guides/start/stripe-like.html`. */
  readonly page: string;
  readonly markdown: string;
}

/** The folders whose Markdown is rendered, and where its pages go. `README.md` becomes `index.html`. */
const folders = [
  { folder: "docs", pages: "guides", deep: true },
  { folder: "packages/ruleset/docs", pages: "rules", deep: false },
  { folder: "packages/cli/docs", pages: "packages/cli", deep: false },
] as const;

/**
 * Reads the Markdown sources of the site.
 *
 * @param root - the repository
 * @param packages - the folders in `packages/` whose READMEs have pages
 * @returns the files, with the page of each
 */
export async function readSources(root: string, packages: readonly string[]): Promise<readonly Source[]> {
  const single = [
    { file: "CONTRIBUTING.md", page: "contributing.html" },
    ...packages.map((name) => ({ file: `packages/${name}/README.md`, page: `packages/${name}.html` })),
  ];
  const found = await Promise.all(
    folders.map(async ({ folder, pages, deep }) =>
      (await markdownIn(root, folder, deep)).map((file) => ({ file, page: `${pages}/${pageOf(file, folder)}` })),
    ),
  );
  return await Promise.all(
    [...found.flat(), ...single].map(async (source) => ({
      ...source,
      markdown: await readFile(join(root, source.file), "utf8"),
    })),
  );
}

function pageOf(file: string, folder: string): string {
  return file
    .slice(folder.length + 1)
    .replace(/README\.md$/, "index.md")
    .replace(/\.md$/, ".html");
}

async function markdownIn(root: string, folder: string, deep: boolean): Promise<readonly string[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true });
  const below = await Promise.all(
    entries
      .map(({ name }) => name)
      .filter((name) => deep && /^[a-z-]+$/.test(name) && !notGuides.has(name))
      .map((name) => markdownIn(root, `${folder}/${name}`, deep).catch(() => [])),
  );
  const own = entries.filter((entry) => entry.isFile() && entry.name.endsWith(".md"));
  return [...own.map(({ name }) => `${folder}/${name}`), ...below.flat()].sort();
}

const notGuides: ReadonlySet<string> = new Set(["examples", "guides", "node_modules"]);
