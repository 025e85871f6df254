import { isAbsolute, relative } from "node:path";
import {
  BaseResolver,
  bundle,
  type Config,
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

/** An OpenAPI document in memory: parsed, every `$ref` inside it. */
export type OpenApiDocument = Readonly<Record<string, unknown>>;

/**
 * Reads an OpenAPI 3 document, resolves the files it refers to, and checks what the emitters rely on.
 *
 * @param document a path to a YAML or JSON file, split over further files or not, or the parsed document
 * @returns the bundled document
 * @throws {GenerateError} when it cannot be read, is not OpenAPI 3, has a reference to nothing, a value of the wrong kind, or
 *   one `operationId` twice
 */
export async function load(document: string | OpenApiDocument): Promise<OpenApiDocument> {
  const config = await createConfig({
    rules: { struct: "error", "no-unresolved-refs": "error", "operation-operationId-unique": "error" },
  });
  const resolver = new BaseResolver(config.resolve);
  const entry = typeof document === "string" ? await read(document, resolver) : inMemory(document);
  requireOpenApi3(entry);
  const bundled = await bundleOnce(entry, config, resolver);
  const found = await lintDocument({ document: entry, config, externalRefResolver: resolver });
  const fatal = found.filter(isFatal);
  if (fatal.length > 0) throw new GenerateError(fatal.map(problemOf));
  return bundled;
}

async function read(path: string, resolver: BaseResolver): Promise<Document> {
  const read = await resolver.resolveDocument(null, path, true);
  if (read instanceof ResolveError) {
    const reason = read.originalError instanceof Error ? read.originalError.message : String(read.originalError);
    throw new GenerateError([
      { where: path, message: `cannot be read: ${reason}. Give the path of an OpenAPI document.` },
    ]);
  }
  if (read instanceof YamlParseError) {
    const { line, col } = read;
    throw new GenerateError([
      { where: `${path}:${line}:${col}`, message: `is neither YAML nor JSON: ${read.message}` },
    ]);
  }
  return read;
}

function inMemory(document: OpenApiDocument): Document {
  return { source: new Source("document", JSON.stringify(document), "application/json"), parsed: document };
}

function requireOpenApi3({ source, parsed }: Document): void {
  const message =
    "is not an OpenAPI 3 document: its first key should be `openapi: 3.x.y`. Convert a Swagger 2 document first.";
  const wrong = new GenerateError([{ where: nameOf(source), message }]);
  try {
    if (!detectSpec(parsed).startsWith("oas3")) throw wrong;
  } catch {
    throw wrong;
  }
}

async function bundleOnce(doc: Document, config: Config, externalRefResolver: BaseResolver): Promise<OpenApiDocument> {
  const { bundle: bundled, problems } = await bundle({ doc, config, externalRefResolver });
  const fatal = problems.filter(isFatal);
  if (fatal.length > 0) throw new GenerateError(fatal.map(problemOf));
  return isPlainObject(bundled.parsed) ? bundled.parsed : {};
}

/** A key that OpenAPI does not know, or a missing title, makes no type wrong: that is a linter's business. */
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

function nameOf({ absoluteRef }: Source): string {
  return isAbsolute(absoluteRef) ? relative(process.cwd(), absoluteRef) : absoluteRef;
}
