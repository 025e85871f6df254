import { isAbsolute, relative } from "node:path";
import {
  BaseResolver,
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

/**
 * An OpenAPI document in memory: parsed, every `$ref` inside it.
 *
 * @example
 * const document: OpenApiDocument = JSON.parse(await readFile("openapi.json", "utf8"));
 */
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
  refuse(await lintDocument({ document: entry, config, externalRefResolver: resolver }));
  const { bundle: bundled, problems } = await bundle({ doc: entry, config, externalRefResolver: resolver });
  refuse(problems);
  return isPlainObject(bundled.parsed) ? bundled.parsed : {};
}

async function read(path: string, resolver: BaseResolver): Promise<Document> {
  try {
    const entry = await resolver.resolveDocument(null, path, true);
    if (entry instanceof Error) throw entry;
    return entry;
  } catch (error) {
    if (error instanceof YamlParseError) {
      const { line, col, originalError } = error;
      const message = `is neither YAML nor JSON: ${originalError.message}`;
      throw new GenerateError([{ where: `${path}:${line}:${col}`, message }]);
    }
    if (error instanceof ResolveError) {
      const message = `cannot be read: ${error.originalError.message}. Give the path of an OpenAPI document.`;
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
  const message =
    "is not an OpenAPI 3 document: its first key should be `openapi: 3.x.y`. Convert a Swagger 2 document first.";
  const wrong = new GenerateError([{ where: nameOf(source), message }]);
  try {
    if (!detectSpec(parsed).startsWith("oas3")) throw wrong;
  } catch {
    throw wrong;
  }
}

function refuse(found: readonly NormalizedProblem[]): void {
  const fatal = found.filter(isFatal);
  if (fatal.length > 0) throw new GenerateError(fatal.map(problemOf));
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
