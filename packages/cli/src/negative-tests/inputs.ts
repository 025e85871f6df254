import type { NegativeTest } from "@error-contract/generator";
import { UsageError } from "../command-line/error.ts";

/** The values that tests refer to, by name: `token`, `api_key`, `unique`. */
export type Inputs = Readonly<Record<string, string>>;

/** The inputs on a command line. */
export interface GivenInputs {
  /** The one credential of the document. */
  readonly token: string | undefined;
  /** Each is `NAME=VALUE`. */
  readonly inputs: readonly string[];
  readonly server: string;
}

/**
 * Reads the inputs of a run.
 *
 * @param tests - the tests, which say what they need
 * @param given - the inputs on the command line
 * @returns the inputs; `unique` is different each time, so that it does not clash with records of an earlier run
 * @throws {UsageError} for an input that no test has, or a `--token` that could be any of several credentials
 */
export function readInputs(tests: readonly NegativeTest[], { token, inputs, server }: GivenInputs): Inputs {
  const known = [...new Set(tests.flatMap((test) => test.inputs))];
  const credentials = known.filter((name) => /^(token|basic|api_key)/.test(name) && !name.endsWith("_without_scopes"));
  const read: Record<string, string> = { server, unique: `respect-${Date.now().toString(36)}` };
  if (token !== undefined) {
    const name = credentials.includes("token") ? "token" : credentials[0];
    if (name === undefined) throw new UsageError("The document requires no credentials.", "Omit --token.");
    if (name !== "token" && credentials.length > 1) {
      const options = credentials.map((one) => `--input ${one}=…`).join(" ");
      throw new UsageError(
        "The document has several credentials, and --token sets only one.",
        `Pass them as ${options}.`,
      );
    }
    read[name] = encoded(name, token);
  }
  for (const input of inputs) {
    const [, name = "", value = ""] = /^([^=]+)=(.+)$/s.exec(input) ?? [];
    if (!known.includes(name)) {
      throw new UsageError(
        `No test has the input "${name || input}".`,
        `Write NAME=VALUE. The inputs are ${known.join(", ")}.`,
      );
    }
    read[name] = encoded(name, value);
  }
  return read;
}

/** People write `user:password`, which the header has in Base64. */
function encoded(name: string, value: string): string {
  return name.startsWith("basic") && value.includes(":") ? Buffer.from(value).toString("base64") : value;
}
