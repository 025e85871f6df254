import { isJson } from "@error-contract/contract";
import { InputError } from "../../command-line/error.ts";
import type { Terminal } from "../../command-line/terminal.ts";
import { parseJson } from "../../document/syntax/parse-json.ts";
import { failuresInHar, isHar } from "./har.ts";
import { linesOf } from "./lines-of.ts";
import { readLogEntry } from "./log-entry.ts";
import type { SeenError } from "./seen-error.ts";

/** How to read a log. */
export interface LogOptions {
  /** A bearer token, if the log is a URL. */
  readonly token: string | undefined;
  readonly terminal: Terminal;
}

const PACE = 20_000;

/**
 * Reads the failed requests of a log: NDJSON, a JSON array, a page with `items`, or a HAR. The first line tells which
 * one.
 *
 * @param log - a path, `-` for standard input, or a URL
 * @param options - how to read it
 * @returns the failed requests, in the log's order
 * @throws {InputError} (when iterated) at a line that is not an entry
 */
export async function* readLog(log: string, { token, terminal }: LogOptions): AsyncGenerator<SeenError> {
  const lines = linesOf(log, token, terminal);
  let number = 0;
  for await (const line of lines) {
    number += 1;
    const text = number === 1 ? line.replace(/^\uFEFF/, "") : line;
    if (text.trim() === "") continue;
    const value = parseLine(text);
    if (number === 1 && (value === undefined || isWhole(value))) {
      yield* failuresInWhole(await rest(text, lines), log);
      return;
    }
    if (value === undefined) throw noEntry(log, number, "is not JSON", text);
    const entry = readLogEntry(value);
    if (entry.kind === "unusable") throw noEntry(log, number, entry.reason, text);
    if (entry.kind === "failure") yield entry.error;
    if (number % PACE === 0) terminal.progress.show(`Read ${number.toLocaleString("en-US")} entries of ${log}`);
  }
}

function isWhole(value: unknown): boolean {
  return Array.isArray(value) || isHar(value) || (isJson(value) && Array.isArray(value["items"]));
}

async function rest(first: string, lines: AsyncGenerator<string>): Promise<string> {
  const all = [first];
  for await (const line of lines) all.push(line);
  return all.join("\n");
}

function* failuresInWhole(text: string, log: string): Generator<SeenError> {
  const value = parseWhole(text, log);
  if (isHar(value)) {
    yield* failuresInHar(value);
    return;
  }
  const items = isJson(value) && Array.isArray(value["items"]) ? value["items"] : value;
  if (!Array.isArray(items)) {
    throw new InputError("This is not a log: neither NDJSON nor a HAR.", {
      place: { file: log },
      remedy: 'Export the error log with the header "Accept: application/x-ndjson", or save a HAR in a browser.',
    });
  }
  for (const [index, item] of items.entries()) {
    const entry = readLogEntry(item);
    if (entry.kind === "unusable") {
      throw new InputError(`Entry ${index + 1} ${entry.reason}.`, { place: { file: log } });
    }
    if (entry.kind === "failure") yield entry.error;
  }
}

function parseWhole(text: string, log: string): unknown {
  try {
    return parseJson(text, log).value;
  } catch (error) {
    if (!(error instanceof InputError) || error.remedy !== undefined) throw error;
    const remedy = "A log is either NDJSON, with one request per line, or a HAR.";
    throw new InputError(error.message, { ...(error.place && { place: error.place }), remedy });
  }
}

function parseLine(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function noEntry(log: string, line: number, reason: string, text: string): InputError {
  return new InputError(`This line ${reason}.`, {
    place: { file: log, line },
    remedy: `Each line must be one request as JSON. This one begins with ${text.slice(0, 60)}`,
  });
}
