import {
  type BaseResolver,
  bundle,
  createConfig,
  type Document,
  detectSpec,
  getLineColLocation,
  isPlainObject,
  lintDocument,
  type NormalizedProblem,
  ResolveError,
  Source,
  YamlParseError,
} from "@redocly/openapi-core";
import { GenerateError, type Problem } from "./error.ts";
import { FileResolver } from "./file-resolver.ts";
import { leaveOut } from "./leave-out.ts";
import { LenientResolver, problemOfSyntax, readLoosely } from "./lenient-resolver.ts";
import type { OpenApiDocument } from "./openapi-document.ts";
import { nameOf } from "./source-name.ts";

/** A document that is ready for generation. */
export interface Loaded {
  /** The whole document, in which every `$ref` is internal. */
  readonly bundled: OpenApiDocument;
  /** The invalid parts that were left out; empty unless `lenient` is set. */
  readonly faults: readonly Problem[];
}

/** How to read a document. */
export interface LoadOptions {
  /**
   * Whether to leave out invalid parts instead of rejecting the document.
   *
   * @default false
   */
  readonly lenient?: boolean;
}

/**
 * Reads an OpenAPI 3 document, resolves the files it refers to, and checks what the emitters rely on.
 *
 * @param document - a path to a YAML or JSON file, which may refer to other files, or the parsed document
 * @param options - what to do with invalid parts of the document
 * @returns the bundled document, and the invalid parts that were left out
 * @throws {GenerateError} if it cannot be read or is not OpenAPI 3; and, unless `lenient` is set, for a dead reference,
 *   a value of the wrong kind, or a duplicate `operationId`
 * @example const { bundled } = await load("openapi.yaml");
 */
export async function load(document: string | OpenApiDocument, { lenient = false }: LoadOptions = {}): Promise<Loaded> {
  const config = await createConfig({
    rules: { struct: "error", "no-unresolved-refs": "error", "operation-operationId-unique": "error" },
  });
  const lenientResolver = new LenientResolver(config.resolve);
  const externalRefResolver = lenient ? lenientResolver : new FileResolver(config.resolve);
  const check = async (entry: Document) =>
    (await lintDocument({ document: entry, config, externalRefResolver })).filter(isFatal);

  const entry = typeof document === "string" ? await read(document, externalRefResolver) : inMemory(document);
  requireOpenApi3(entry);
  const found = await check(entry);
  if (found.length > 0 && !lenient) throw new GenerateError(found.map(problemOf), true);
  const { bundle: result, problems } = await bundle({ doc: entry, config, externalRefResolver });
  const unbundled = problems.filter(isFatal);
  if (unbundled.length > 0 && !lenient) throw new GenerateError(unbundled.map(problemOf), true);

  let bundled: OpenApiDocument = isPlainObject(result.parsed) ? result.parsed : {};
  const { misspelled } = lenientResolver;
  if (found.length === 0 && unbundled.length === 0) return { bundled, faults: misspelled };
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const left = await check(inMemory(bundled));
    if (left.length === 0) {
      return { bundled, faults: [...misspelled, ...distinct([...found, ...unbundled].map(problemOf))] };
    }
    bundled = leaveOut(bundled, left.flatMap(faultyPointer));
  }
  throw new GenerateError([...found, ...unbundled].map(problemOf));
}

/** Leaving out a part breaks the references to it, so the document is checked again, up to this many times. */
const MOST_ROUNDS = 20;

/** Redocly points at a repeated `operationId` as if its value were a key. */
function faultyPointer({ ruleId, location: [at] }: NormalizedProblem): readonly string[] {
  if (at?.pointer === undefined) return [];
  const isId = ruleId === "operation-operationId-unique";
  return [isId ? at.pointer.replace(/[^/]*$/, "operationId") : at.pointer];
}

function distinct(problems: readonly Problem[]): readonly Problem[] {
  return [...new Map(problems.map((problem) => [`${problem.where} ${problem.message}`, problem])).values()];
}

async function read(path: string, resolver: BaseResolver): Promise<Document> {
  try {
    const entry = await resolver.resolveDocument(null, path, true);
    if (entry instanceof Error) throw entry;
    return entry;
  } catch (error) {
    if (error instanceof YamlParseError) {
      throw new GenerateError([problemOfSyntax(error)], readLoosely(error.source.body) !== undefined);
    }
    if (error instanceof ResolveError) {
      const message = `cannot be read: ${error.originalError.message}. Pass the path of an OpenAPI document.`;
      throw new GenerateError([{ where: path, message }]);
    }
    throw error;
  }
}

function inMemory(document: OpenApiDocument): Document {
  const text = JSON.stringify(document);
  return { source: new Source("document", text, "application/json"), parsed: JSON.parse(text) }; // a copy: bundling changes it
}

function requireOpenApi3({ source, parsed }: Document): void {
  const where = nameOf(source);
  const message =
    source.body.trim() === ""
      ? "is empty. Pass an OpenAPI document."
      : isPlainObject(parsed) && "swagger" in parsed
        ? `is Swagger 2.0; only OpenAPI 3 is supported. Convert it: npx swagger2openapi ${where === "document" ? "swagger.yaml" : where} -o openapi.yaml`
        : "is not an OpenAPI 3 document. Its root needs a version: openapi: 3.1.0";
  const wrong = new GenerateError([{ where, message }]);
  try {
    if (!detectSpec(parsed).startsWith("oas3")) throw wrong;
  } catch {
    throw wrong;
  }
}

/** An unknown key or a missing title does not affect the types; linters report those. */
function isFatal({ severity, ruleId, message }: NormalizedProblem): boolean {
  return severity === "error" && (ruleId !== "struct" || message.startsWith("Expected type"));
}

function problemOf({ location, message }: NormalizedProblem): Problem {
  const [at] = location;
  if (at === undefined) return { where: "document", message };
  const file = nameOf(at.source);
  if (file === "document") return { where: at.pointer ?? "#", message };
  const { start } = getLineColLocation(at);
  return { where: `${file}:${start.line}:${start.col}`, message };
}
