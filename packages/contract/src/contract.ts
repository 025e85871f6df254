import { readCodes } from "./code/code.ts";
import type { CodeEntry } from "./code/entry.ts";
import { checkPointers, type Declaration, readDeclaration } from "./declaration/declaration.ts";
import { readDeclaredShape } from "./declaration/declared-shape.ts";
import { isJson, type Node, walk } from "./document/node.ts";
import { type Resolve, resolveWithin } from "./document/refs.ts";
import { collectBodies } from "./envelope/collect-bodies.ts";
import { type ErrorEnvelope, readEnvelopes } from "./envelope/envelope.ts";
import { findNorm, type Norm } from "./norm.ts";
import { type Operation, readOperations } from "./operation/operation.ts";
import { type ResponseObject, readResponse } from "./operation/response.ts";
import { type BodyForm, readForms } from "./schema/form.ts";
import type { Known } from "./shape/infer.ts";
import type { Shape } from "./shape/shape.ts";

/** How an API fails, according to its OpenAPI document. */
export interface ContractModel {
  /** The document's `openapi` field; `undefined` for anything that is not an OpenAPI 3 document. */
  readonly version: string | undefined;
  /** What the document declares in `x-error-contract`. */
  readonly declaration: Declaration | undefined;
  /** What the document's errors should look like: declared, or inferred from what most of them do. */
  readonly norm: Norm;
  /** The kinds of error body that the document has, the most used first. */
  readonly envelopes: readonly ErrorEnvelope[];
  /** Every code that the document names, by status. */
  readonly codes: readonly CodeEntry[];
  readonly operations: readonly Operation[];
}

/** How to read a document. */
export interface ReadOptions {
  /**
   * Resolves a `$ref`.
   *
   * @default resolves references within the document, and none to other files
   */
  readonly resolve?: Resolve;
  /**
   * The shape of error bodies, where the document itself does not declare it.
   *
   * @default inferred from the document
   */
  readonly shape?: Shape;
}

/**
 * Reads the error contract from an OpenAPI document: 3.0, 3.1 or 3.2, in one file or several.
 *
 * It is pure: it loads nothing and changes nothing. It returns a model for any input and never throws: whatever is
 * broken is left out.
 *
 * @param document - the parsed document, with its `$ref`s unresolved
 * @param options - how to resolve references to other files, and the shape of the error bodies
 * @returns the model
 * @example
 * const { codes, operations } = readErrorContract(JSON.parse(await readFile("openapi.json", "utf8")));
 */
export function readErrorContract(document: unknown, options: ReadOptions = {}): ContractModel {
  const walker = walk(document, options.resolve ?? resolveWithin(document));

  // Each object is read once, however many references lead to it. Its places are those of the first path to it.
  const bodies = new Map<unknown, readonly BodyForm[]>();
  const formsOnce = (schema: Node): readonly BodyForm[] => {
    const known = schema.beside ? undefined : bodies.get(schema.value);
    if (known) return known;
    const forms = readForms(walker, schema);
    if (!schema.beside) bodies.set(schema.value, forms);
    return forms;
  };
  const responses = new Map<unknown, ResponseObject | undefined>();
  const readOnce = (node: Node): ResponseObject | undefined => {
    if (!responses.has(node.value)) responses.set(node.value, readResponse(walker, node, formsOnce));
    return responses.get(node.value);
  };

  const declaration = readDeclaration(walker, readOnce);
  const operations = readOperations(walker, readOnce);
  const errorBodies = collectBodies(declaration, operations);
  const envelopes = readEnvelopes(walker, errorBodies, declaration, knownShapes(document, options));
  const own = envelopes.map(({ envelope }) => envelope);
  const ownForms = own.filter(({ excused }) => !excused).flatMap(({ forms }) => forms);
  const version = walker.child(walker.root, "openapi")?.value;
  return {
    version: typeof version === "string" && version.startsWith("3.") ? version : undefined,
    declaration: checkPointers(walker, declaration, ownForms),
    norm: findNorm(declaration, operations, own),
    envelopes: own,
    codes: readCodes(walker, envelopes),
    operations,
  };
}

function knownShapes(document: unknown, { shape }: ReadOptions): readonly Known[] {
  const extension = isJson(document) ? document["x-error-contract"] : undefined;
  const own = readDeclaredShape(isJson(extension) ? extension["fields"] : undefined);
  return [
    { shape: own, because: "declared", by: "x-error-contract.fields says so" },
    { shape: { ...shape }, because: "declared", by: "the caller says so" },
  ];
}
