import { createReadStream, existsSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { InputError } from "../../command-line/error.ts";
import type { Terminal } from "../../command-line/terminal.ts";
import { readText } from "../../document/files/read-file.ts";

/**
 * Streams the lines of a log, which may be too large for memory.
 *
 * @param log - a path, `-` for standard input, or the URL of a list that returns NDJSON
 * @param token - a bearer token for a URL
 * @param terminal - provides the working directory and standard input
 * @returns the lines
 * @throws {InputError} (when iterated) if the log cannot be read
 */
export async function* linesOf(log: string, token: string | undefined, terminal: Terminal): AsyncGenerator<string> {
  const stream = await open(log, token, terminal);
  try {
    yield* createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY });
    if (stream.errored) throw stream.errored;
  } catch (error) {
    if (error instanceof InputError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new InputError(`Reading the log failed: ${reason}.`, {
      place: { file: log },
      remedy: "Entries are missing, so nothing was counted. Run the command again.",
    });
  } finally {
    stream.destroy();
  }
}

async function open(log: string, token: string | undefined, terminal: Terminal): Promise<Readable> {
  if (log === "-") {
    if (terminal.in.isTTY) {
      throw new InputError("Nothing is piped into standard input.", {
        remedy: "Try: error-contract coverage openapi.yaml --log - < log.ndjson",
      });
    }
    return terminal.in;
  }
  if (/^https?:\/\//i.test(log)) return await fetched(log, token);
  const path = resolve(terminal.cwd, log);
  // `readText` explains why a file cannot be read; a readable file is not read twice.
  if (!existsSync(path) || !statSync(path).isFile()) readText(path, log, "Pass the path of a log: NDJSON or a HAR.");
  return createReadStream(path);
}

async function fetched(log: string, token: string | undefined): Promise<Readable> {
  const place = { file: log };
  const headers = {
    accept: "application/x-ndjson, application/json;q=0.5",
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
  };
  const response = await fetch(log, { headers }).catch((error: unknown) => {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const reason = cause instanceof Error ? cause.message || cause.name : String(cause);
    throw new InputError(`No response: ${reason}.`, { place, remedy: "Start the server, or pass a file." });
  });
  if (response.ok && response.body) return Readable.fromWeb(response.body as ReadableStream);
  const text = (await response.text()).slice(0, 500);
  const remedy =
    response.status === 401 || response.status === 403
      ? "Pass a token that may read the log: --token TOKEN, or ERROR_CONTRACT_TOKEN in the environment."
      : "Pass the URL of a list that responds with application/x-ndjson.";
  throw new InputError(`The server responded with ${response.status}: ${text}`, { place, remedy });
}
