import { join, relative, resolve, sep } from "node:path";
import { readErrorContract } from "@error-contract/contract";
import type { Problem } from "./document/error.ts";
import { load } from "./document/load.ts";
import type { OpenApiDocument } from "./document/openapi-document.ts";
import { emitCatalogue } from "./emit-catalogue.ts";
import { emitClient } from "./emit-client.ts";
import { emitErrors } from "./emit-errors.ts";
import { emitIndex } from "./emit-index.ts";
import { emitOpenApi } from "./emit-openapi.ts";
import { modelOf } from "./model.ts";
import { replaceFolder } from "./write-folder.ts";

/**
 * Which document to generate from, and where to write.
 *
 * @example
 * const options: GenerateOptions = { document: "openapi.yaml", outDir: "src/generated", command: "npm run generate" };
 */
export interface GenerateOptions {
  /** A path to an OpenAPI 3 document, in one file or several, YAML or JSON; or the parsed document. */
  readonly document: string | OpenApiDocument;
  /** The folder to write. It is replaced as a whole, so it must not contain anything else. */
  readonly outDir: string;
  /**
   * The document's name for the header of each file.
   *
   * @default its path relative to `outDir`, or "an OpenAPI document"
   */
  readonly source?: string;
  /**
   * The command that regenerates the files, for the header of each file.
   *
   * @default this package's command line, as run from `outDir`
   */
  readonly command?: string;
  /**
   * How the files import each other. `.js` suits every TypeScript project; `.ts` suits one that Node runs without a compile step.
   *
   * @default ".js"
   */
  readonly importExtension?: ".js" | ".ts";
  /**
   * Whether to generate from a document with invalid parts. They are left out, and listed in `faults`.
   *
   * @default false
   */
  readonly lenient?: boolean;
}

/**
 * A file that was written.
 *
 * @example
 * const line = ({ path, bytes }: GeneratedFile) => `${path} ${bytes}`;
 */
export interface GeneratedFile {
  readonly path: string;
  readonly bytes: number;
}

/**
 * The result of a generation.
 *
 * @example
 * const total = ({ files }: Generated) => files.reduce((sum, { bytes }) => sum + bytes, 0);
 */
export interface Generated {
  /** In dependency order. */
  readonly files: readonly GeneratedFile[];
  /** How many error codes the document pins; 0 means that the types narrow by status alone. */
  readonly codes: number;
  /** The invalid parts of the document that were left out; empty unless `lenient` is set. */
  readonly faults: readonly Problem[];
}

/**
 * Generates from an OpenAPI document: `openapi.ts` (its types, by openapi-typescript), `errors.ts` (what a client needs to know
 * about its errors), `catalogue.ts` (the human-readable errors), `client.ts` (a client of the API) and `index.ts`. The same
 * document always yields the same bytes.
 *
 * The document is checked first. Files are written next to `outDir`, which is only replaced once all of them are complete.
 *
 * @param options - the document and the folder
 * @returns the files that were written, and what was left out
 * @throws {GenerateError} if the document cannot be read or is invalid, or the folder has files that this generator did not
 *   write; nothing is written in that case
 * @throws {Error} if the folder cannot be written
 * @example
 * const { files } = await generate({ document: "openapi.yaml", outDir: "src/generated" });
 */
export async function generate(options: GenerateOptions): Promise<Generated> {
  const { document, outDir, importExtension = ".js" } = options;
  const { bundled, faults } = await load(document, options);
  const model = modelOf(readErrorContract(bundled));
  const header = headerOf(options);
  const files = new Map([
    ["openapi.ts", await emitOpenApi(bundled, header)],
    ["errors.ts", emitErrors(model, header, importExtension)],
    ["catalogue.ts", emitCatalogue(model, header)],
    ["client.ts", emitClient(model, header, importExtension)],
    ["index.ts", emitIndex(header, importExtension)],
  ]);
  replaceFolder(outDir, files);
  return {
    files: [...files].map(([name, text]) => ({ path: join(outDir, name), bytes: Buffer.byteLength(text) })),
    codes: model.codes.length,
    faults,
  };
}

function headerOf({ document, outDir, source, command }: GenerateOptions): string {
  const from = source ?? (typeof document === "string" ? fromFolder(outDir, document) : "an OpenAPI document");
  const again = command ?? `error-contract-generate ${typeof document === "string" ? from : "<document>"} .`;
  const line = `// Generated from ${from} by \`${again}\`. Do not edit: change the document, and run the command again.`;
  return `${line.replaceAll(/\s+/g, " ")}\n\n`; // a line break in a name would end the comment
}

/** A path that depends neither on the working directory nor on the machine. */
function fromFolder(outDir: string, document: string): string {
  return relative(resolve(outDir), resolve(document)).replaceAll(sep, "/");
}
