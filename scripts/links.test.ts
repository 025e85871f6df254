import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "./pipeline/repository.ts";
import { publishedPackages, repository } from "./release/published-packages.ts";

const notOurs = new Set(["node_modules", "dist", ".build", ".data", ".git", "generated"]);
const textFiles = globSync("{*,{.github,.changeset,docs,scripts,spec,packages}/**/*}.{md,ts,mjs,json,yaml,yml}", {
  cwd: root,
  exclude: (path) => notOurs.has(path.split("/").at(-1) ?? ""),
}).filter((path) => !/^pnpm-lock|\/CHANGELOG\.md$/.test(path));
const documents = textFiles.filter((path) => path.endsWith(".md"));

/** The targets of a Markdown file's links, except those in code samples. */
function linksOf(path: string): string[] {
  const prose = readFileSync(join(root, path), "utf8").replaceAll(/^(\s*)(```+|~~~+)[\s\S]*?^\1\2/gm, "");
  return [...prose.replaceAll(/`[^`\n]+`/g, "``").matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, target]) => target ?? []);
}

/** The anchors that GitHub gives to the headings of a Markdown file. */
function anchorsOf(path: string): string[] {
  const text = readFileSync(join(root, path), "utf8").replaceAll(/^```[\s\S]*?^```/gm, "");
  return Array.from(text.matchAll(/^#+ +(.+)$/gm), ([, heading = ""]) =>
    heading
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1")
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\p{M} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

/** Returns the fault of a link to a file of this repository; `undefined` if it has none. */
function faultOf(path: string, anchor: string | undefined): string | undefined {
  if (!existsSync(join(root, path))) return `${path} does not exist`;
  if (!anchor || !path.endsWith(".md")) return undefined;
  return anchorsOf(path).includes(anchor) ? undefined : `${path} has no heading #${anchor}`;
}

it.each(documents)("every link of %s leads to a file, and to a heading in it", (path) => {
  const local = linksOf(path).filter((target) => !/^[a-z]+:/.test(target));
  const faults = local.flatMap((target) => {
    const [file = "", anchor] = target.split("#");
    return faultOf(file === "" ? path : join(dirname(path), file), anchor) ?? [];
  });
  expect(faults).toEqual([]);
});

// npm shows a README without the repository around it: anything outside the tarball needs its public URL.
it.each(publishedPackages)("every relative link of the README of $folder is in its tarball", ({ folder, manifest }) => {
  const outside = linksOf(`${folder}/README.md`).filter((target) => {
    if (/^(#|[a-z]+:)/.test(target)) return false;
    const path = relative(folder, join(folder, target));
    return !manifest.files?.some((file) => path === file || path.startsWith(`${file}/`));
  });
  const remedy = `Link to ${repository}/blob/main/… instead.`;
  expect(outside, remedy).toEqual([]);
});

describe("links to the public repository", () => {
  const owner = repository.slice(0, repository.lastIndexOf("/") + 1);
  const links = textFiles.flatMap((file) =>
    Array.from(readFileSync(join(root, file), "utf8").matchAll(/https:\/\/[^\s"'`)>\]]+/g), ([link]) => ({
      file,
      link,
    })),
  );
  const ours = links.filter(({ link }) => link.startsWith(owner));

  it("use the URL in the root manifest", () => {
    expect(ours.length).toBeGreaterThan(20);
    expect(ours.filter(({ link }) => !/^(\.git)?([/#?.]|$)/.test(link.slice(repository.length)))).toEqual([]);
    expect(ours.filter(({ link }) => !link.startsWith(repository))).toEqual([]);
  });

  it("lead to files and headings that exist", () => {
    const faults = ours.flatMap(({ file, link }) => {
      const [, path, anchor] = /^\/(?:blob|tree)\/main\/([^#?]+)(?:#(.+))?$/.exec(link.slice(repository.length)) ?? [];
      if (path === undefined || path.includes("$")) return []; // a link that code appends to
      const fault = faultOf(path, anchor === "readme" ? undefined : anchor);
      return fault === undefined ? [] : [`${file}: ${fault}`];
    });
    expect(faults).toEqual([]);
  });
});

// Contributors may use a mirror: only npm's own configuration says where packages come from.
it("no file names the host of a package registry", () => {
  const host = new RegExp(["registry", "(npmjs|yarnpkg|npmmirror)", "(org|com)"].join("\\."));
  const files = [...textFiles, "pnpm-lock.yaml"].filter((file) => host.test(readFileSync(join(root, file), "utf8")));
  expect(files).toEqual([]);
});
