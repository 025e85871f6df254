import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Extractor, ExtractorConfig, ExtractorLogLevel } from "@microsoft/api-extractor";
import { execa } from "execa";
import type { WorkspacePackage } from "./published-packages.ts";

/** An entry point of a package: `.` or `./token`, and its declarations. */
interface EntryPoint {
  readonly path: string;
  readonly declarations: string;
}

const command = "pnpm api-report";
const silent = { logLevel: ExtractorLogLevel.None };

/**
 * Describes the public API of a package: its types and functions, or its command line.
 *
 * @param tree - a tree with the compiled package
 * @param published - the package
 * @returns Markdown; `undefined` for a package that only has data
 * @throws {Error} with API Extractor's message, if it cannot read the declarations
 */
export async function apiReport(tree: string, published: WorkspacePackage): Promise<string | undefined> {
  const { folder, manifest } = published;
  const sections =
    folder === "packages/cli"
      ? await commandLine(join(tree, folder, "src/bin.ts"))
      : await declarations(tree, published);
  if (sections.length === 0) return undefined;
  return [`# What ${manifest.name} promises`, `<!-- Written by \`${command}\`. -->`, ...sections, ""].join("\n\n");
}

async function commandLine(program: string): Promise<string[]> {
  const help = async (...args: readonly string[]): Promise<string> => {
    const { stdout } = await execa(process.execPath, ["-C", "@error-contract/source", program, ...args, "--help"]);
    return stdout;
  };
  const all = await help();
  const names = Array.from(all.matchAll(/^ {2}([a-z]+) {2}/gm), ([, name = ""]) => name);
  const each = await Promise.all(names.map(async (name) => [`## ${name}`, fenced("text", await help(name))]));
  return [fenced("text", all), ...each.flat()];
}

async function declarations(tree: string, { folder, manifest }: WorkspacePackage): Promise<string[]> {
  const sections: string[] = [];
  for (const { path, declarations } of entryPoints(manifest.exports)) {
    const name = join(manifest.name, path);
    sections.push(`## \`${name}\``);
    // Files under `generated/` are committed, and serve as their own report.
    sections.push(
      declarations.includes("/generated/")
        ? `See \`${declarations.replace("./dist/", "src/").replace(".d.ts", ".ts")}\`, which is generated and committed.`
        : fenced("ts", await extract(join(tree, folder), declarations)),
    );
  }
  return sections;
}

function entryPoints(exports: unknown): EntryPoint[] {
  return Object.entries(exports ?? {}).flatMap(([path, target]) =>
    typeof target?.types === "string" ? [{ path, declarations: target.types }] : [],
  );
}

/** API Extractor's report on one entry point, without its preamble. */
async function extract(folder: string, entry: string): Promise<string> {
  const reports = await mkdtemp(join(tmpdir(), "api-report-"));
  const complaints: string[] = [];
  try {
    const config = ExtractorConfig.prepare({
      packageJsonFullPath: join(folder, "package.json"),
      configObjectFullPath: undefined,
      configObject: {
        projectFolder: folder,
        mainEntryPointFilePath: join(folder, entry),
        apiReport: {
          enabled: true,
          reportFileName: "report",
          reportFolder: reports,
          reportTempFolder: join(reports, "temp"),
          includeForgottenExports: true, // a type that a signature names is part of the API
        },
        docModel: { enabled: false },
        dtsRollup: { enabled: false },
        tsdocMetadata: { enabled: false },
        newlineKind: "lf",
        compiler: { overrideTsconfig: { compilerOptions, files: [join(folder, entry)] } },
        messages: {
          compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.Error } },
          extractorMessageReporting: { default: silent },
          tsdocMessageReporting: { default: silent },
        },
      },
    });
    const { succeeded } = Extractor.invoke(config, {
      localBuild: true,
      messageCallback(message) {
        if (message.logLevel === ExtractorLogLevel.Error) complaints.push(message.formatMessageWithLocation(folder));
        message.handled = true;
      },
    });
    if (!succeeded) throw new Error([`${folder}/${entry} cannot be read:`, ...complaints].join("\n"));
    return withoutPreamble(await readFile(join(reports, "report.api.md"), "utf8"));
  } finally {
    await rm(reports, { recursive: true });
  }
}

/** A consumer's settings: strict, and independent of this repository's own. */
const compilerOptions = {
  target: "es2023",
  lib: ["es2023", "dom", "dom.iterable"],
  module: "nodenext",
  types: ["node"],
  strict: true,
  skipLibCheck: true,
  noEmit: true,
};

/** Only the declarations: another test checks their docstrings. */
function withoutPreamble(report: string): string {
  const [, code = ""] = /^```ts\n([\s\S]*)^```$/m.exec(report) ?? [];
  return code
    .replaceAll(/^ *\/\/ \(undocumented\)\n/gm, "")
    .replaceAll(/ \(undocumented\)$/gm, "")
    .replaceAll(/^\/\/ \(No @packageDocumentation comment for this package\)\n/gm, "");
}

function fenced(language: string, text: string): string {
  return `\`\`\`${language}\n${text.trim()}\n\`\`\``;
}
