import { isJson } from "@error-contract/contract";
import { InputError } from "../command-line/error.ts";
import type { Source } from "./syntax/source.ts";

/** A file that does not claim to be OpenAPI of any version. */
export class NoOpenApiError extends InputError {}

/**
 * Rejects anything that is not an OpenAPI 3 document.
 *
 * @param entry - the entry of a document
 * @throws {InputError} if it is not one; the message says what it is instead, if known
 */
export function requireOpenApi3({ name, text, value }: Source): void {
  if (text.trim() === "") throw new NoOpenApiError("This file is empty.", { place: { file: name } });
  const root = isJson(value) ? value : {};
  if (typeof root["openapi"] === "string" && root["openapi"].startsWith("3.")) return;

  const place = { file: name, line: 1, column: 1, text };
  const [message, remedy] = isInstead(root, name, text);
  const Refusal = "openapi" in root || "swagger" in root ? InputError : NoOpenApiError;
  throw new Refusal(message, { place, remedy });
}

function isInstead(
  root: Readonly<Record<string, unknown>>,
  name: string,
  text: string,
): readonly [message: string, remedy: string] {
  if ("swagger" in root) {
    return [
      "This is Swagger 2.0; only OpenAPI 3 is supported.",
      `Convert it: npx swagger2openapi ${name} -o openapi.yaml`,
    ];
  }
  if ("asyncapi" in root) return ["This is AsyncAPI, which describes no HTTP errors.", "Pass an OpenAPI 3 document."];
  if ("arazzo" in root)
    return ["This is an Arazzo description, not an OpenAPI document.", "Pass the OpenAPI 3 document that it tests."];
  if ("overlay" in root)
    return ["This is an Overlay, not an OpenAPI document.", "Pass the OpenAPI 3 document that it extends."];
  if (typeof root["openapi"] === "number") {
    const text = 'Write it as a string with three parts: openapi: "3.1.0"';
    return [`The version ${root["openapi"]} is a number.`, text];
  }
  if (/^\s*<(!doctype|html)\b/i.test(text)) {
    return ["This is a web page.", "Pass the OpenAPI document itself; servers often have it at /openapi.json."];
  }
  return ["This is not an OpenAPI 3 document.", "Its root needs a version: openapi: 3.1.0"];
}
