import { InputError } from "../../command-line/error.ts";
import type { Terminal } from "../../command-line/terminal.ts";
import { toText } from "./read-file.ts";

/**
 * Reads standard input to its end.
 *
 * @param terminal - provides the input
 * @returns its text
 * @throws {InputError} if nothing is piped into it
 */
export async function readStandardInput(terminal: Terminal): Promise<string> {
  if (terminal.in.isTTY) {
    throw new InputError("Nothing is piped into standard input.", {
      remedy: "Try: error-contract lint - < openapi.yaml",
    });
  }
  const chunks: Buffer[] = [];
  for await (const chunk of terminal.in) chunks.push(Buffer.from(chunk));
  return toText(Buffer.concat(chunks), "stdin");
}
