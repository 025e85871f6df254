import { type Json, readErrorContract, readerOf, readStatusKey } from "@error-contract/contract";
import { schemaChecks } from "../schema/schema-checks.ts";

/** A response, from wherever it was observed. */
export interface SeenAnswer {
  readonly method: string;
  /** The request target as sent. */
  readonly target: string;
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** Throws if the document does not describe a response. */
export type AnswerCheck = (answer: SeenAnswer) => void;

/**
 * Checks responses against a document: the operation declares the status (without an operation, `x-error-contract`
 * does), required headers are present, headers and body match their schemas, and the media type is declared. An error
 * has the same request id in its header and body, a 401 has `WWW-Authenticate`, and a 405 has `Allow`.
 *
 * @param document - the bundled document
 * @returns the check, which compiles each schema once
 */
export function answerCheck(document: Json): AnswerCheck {
  const reader = readerOf(document);
  const checks = schemaChecks(document);
  const compiled = new Map<string, ReturnType<typeof checks.at>>();
  const operations = readErrorContract(document).operations.map((operation) => ({
    operation,
    pattern: new RegExp(`^${operation.path.replaceAll(/\{[^}]+\}/g, "[^/]*")}$`),
  }));

  function checkAt(keys: readonly (string | number)[]): ReturnType<typeof checks.at> {
    const name = keys.join(" ");
    const check = compiled.get(name) ?? checks.at(keys);
    compiled.set(name, check);
    return check;
  }

  return (answer) => {
    const path = answer.target.replace(/\?.*$/s, "");
    // HEAD gets the response of GET, without the body.
    const method = answer.method === "HEAD" ? "GET" : answer.method;
    const found = operations.find(({ operation, pattern }) => operation.method === method && pattern.test(path));
    const responses = found ? [...found.operation.place.keys, "responses"] : ["x-error-contract", "responses"];
    const fail = (what: string): never => {
      const { method, target, status } = answer;
      throw new Error(`${method} ${target.slice(0, 200)} -> ${status}: ${what}\n${answer.body.slice(0, 500)}`);
    };
    const keys = Object.keys(reader.at(responses)?.value ?? {});
    const exact = String(answer.status);
    const range = `${exact.charAt(0)}XX`;
    const key = [exact, range].find((one) => keys.includes(one) && readStatusKey(one).kind !== "invalid");
    const response = key === undefined ? undefined : reader.at([...responses, key]);
    if (response === undefined) return fail("the document does not declare this status.");

    for (const name of Object.keys(reader.at([...response.keys, "headers"])?.value ?? {})) {
      const header = reader.at([...response.keys, "headers", name]);
      const value = answer.headers[name.toLowerCase()];
      if (value === undefined && header?.value["required"] === true) fail(`the header ${name} is missing.`);
      if (value === undefined || header === undefined) continue;
      // A header is a string even if its schema describes a number.
      const isNumber = /^(integer|number)$/.test(String(reader.at([...header.keys, "schema"])?.value["type"]));
      const [error] = checkAt([...header.keys, "schema"])(isNumber ? Number(value) : String(value));
      if (error) fail(`the header ${name} ${error.message}.`);
    }
    // A successful response without content, or any response to HEAD.
    const content = reader.at([...response.keys, "content"]);
    if (content === undefined || answer.method === "HEAD") {
      if (answer.body !== "") fail("there is a body where none is described.");
      return;
    }
    const mediaType = String(answer.headers["content-type"]).replace(/;.*$/, "");
    if (!Object.hasOwn(content.value, mediaType)) fail(`the media type ${mediaType} is not declared.`);
    const check = checkAt([...content.keys, mediaType, "schema"]);
    const texts = mediaType.endsWith("ndjson") ? answer.body.split("\n").filter((line) => line !== "") : [answer.body];
    for (const text of texts) {
      const [error] = check(JSON.parse(text));
      if (error) fail(`${error.instancePath} ${error.message} (${error.schemaPath}).`);
    }
    // The header and the body must have the same request id.
    if (answer.status >= 400 && JSON.parse(answer.body).request_id !== answer.headers["x-request-id"]) {
      fail("request_id and X-Request-ID differ.");
    }
    if (answer.status === 401 && !("www-authenticate" in answer.headers)) fail("a 401 without WWW-Authenticate.");
    if (answer.status === 405 && !("allow" in answer.headers)) fail("a 405 without Allow.");
  };
}
