import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve, sep } from "node:path";
import type { NegativeTest } from "@error-contract/generator";
import { type Command, defineCommand } from "../command-line/command.ts";
import { InputError, UsageError } from "../command-line/error.ts";
import type { Terminal } from "../command-line/terminal.ts";
import { writeOutput } from "../command-line/write-output.ts";
import { argumentKind } from "../document/argument-kind.ts";
import { readText } from "../document/files/read-file.ts";
import { findRedocly } from "../negative-tests/find-redocly.ts";
import { readInputs } from "../negative-tests/inputs.ts";
import { outcomeOf } from "../negative-tests/outcome.ts";
import { printOutcomes } from "../negative-tests/print-outcomes.ts";
import { runRespect } from "../negative-tests/respect.ts";
import { counted } from "../text/counted.ts";

/** `error-contract test`. */
export const command: Command = defineCommand({
  name: "test",
  description:
    "Tests a server against its document: sends requests that must be rejected (no credentials, unknown ids, each constraint\nviolated), and checks the status, code, media type and body of the responses. Needs the Redocly CLI: npm install -D @redocly/cli.",
  usage: "DOCUMENT --server URL [options]",
  options: {
    server: {
      kind: "value",
      value: "URL",
      short: "s",
      help: "the base URL to test; the document's own servers are never used",
    },
    token: { kind: "value", value: "TOKEN", help: "the credentials: a bearer token, an API key, or user:password" },
    input: { kind: "list", value: "NAME=VALUE", help: "other credentials, such as token_without_scopes" },
    header: { kind: "list", value: "NAME:VALUE", help: "a header for every request" },
    only: { kind: "list", value: "TEXT", help: "only tests whose operation, operationId or name contains this" },
    output: {
      kind: "value",
      value: "FILE",
      short: "o",
      help: "write the tests as an Arazzo description instead of running them",
    },
    format: { kind: "value", value: "NAME", choices: ["pretty", "json"], help: "the output format" },
  },
  examples: [
    ["test openapi.yaml --server http://localhost:3000 --token $TOKEN", "run all tests"],
    ["test openapi.yaml -s http://localhost:3000 --only 'POST /orders'", "the tests of one operation"],
    ["test openapi.yaml -o errors.arazzo.json", "write the tests for redocly respect"],
  ],
  async run({ options, operands, terminal }) {
    const [document, ...more] = operands;
    if (document === undefined || more.length > 0) {
      throw new UsageError(
        "test needs one document.",
        "Try: error-contract test openapi.yaml --server http://localhost:3000",
      );
    }
    if (options.output === undefined && options.server === undefined) {
      throw new UsageError(
        "test needs --server: the servers of the document are not used, because they may be in production.",
        `Try: error-contract test ${document} --server http://localhost:3000`,
      );
    }
    const server = options.server === undefined ? "" : baseUrl(options.server);
    const headers = options.header.map(readHeader);
    const { bundled, tests } = await plan(document, resolve(terminal.cwd, document), options.only, terminal);
    const carrying = tests.map((test) => withHeaders(test, headers));
    const { toArazzo } = await import("@error-contract/generator");
    if (options.output !== undefined) {
      const from = dirname(resolve(terminal.cwd, options.output));
      const url = relative(from, resolve(terminal.cwd, document)).replaceAll(sep, "/");
      writeOutput(options.output, `${JSON.stringify(toArazzo(carrying, { document: url }), null, 2)}\n`, terminal);
      terminal.out.write(`${options.output}  ${counted(tests.length, "test")}\n`);
      return 0;
    }

    const inputs = readInputs(tests, { token: options.token, inputs: options.input, server });
    const isReady = ({ inputs: needed }: NegativeTest): boolean => needed.every((name) => Object.hasOwn(inputs, name));
    const ready = carrying.filter(isReady);
    const missing = [...new Set(tests.flatMap((test) => test.inputs))].filter((name) => !Object.hasOwn(inputs, name));
    const give = missing.map((name) => `--input ${name}=…`).join(" ");
    if (ready.length === 0)
      throw new UsageError(`All ${tests.length} tests need credentials.`, `Pass --token, or ${give}.`);
    const redocly = findRedocly(terminal.cwd);
    const folder = mkdtempSync(join(tmpdir(), "error-contract-"));
    const remove = (): void => rmSync(folder, { recursive: true, force: true });
    process.once("exit", remove);
    try {
      writeFileSync(join(folder, "openapi.json"), JSON.stringify(bundled));
      writeFileSync(join(folder, "errors.arazzo.json"), JSON.stringify(toArazzo(ready, { document: "openapi.json" })));
      let begun = 0;
      const onTest = (): void => {
        terminal.progress.show(`Test ${++begun} of ${ready.length}`);
      };
      const steps = ready.reduce((sum, test) => sum + test.steps.length, 0);
      const ran = await runRespect({ redocly, folder, server, inputs, steps, onTest });
      terminal.progress.clear();
      if ([...ran.values()].every(({ unreachable }) => unreachable)) {
        throw new InputError(`No response from ${server}.`, {
          remedy: "Start the server, or pass another --server.",
        });
      }
      const outcomes = ready.map((test) => outcomeOf(test, ran.get(test.id)));
      const passed = outcomes.every((outcome) => outcome.passed);
      const leftOut = tests.length - ready.length;
      if (options.format === "json") {
        terminal.out.write(
          `${JSON.stringify({ server, passed, leftOut, missingInputs: missing, tests: outcomes }, null, 2)}\n`,
        );
      } else {
        terminal.out.write(printOutcomes(outcomes, terminal.out.style));
        if (leftOut > 0)
          terminal.out.write(
            `${counted(leftOut, "test")} skipped. Pass ${give} to run ${leftOut === 1 ? "it" : "them"}.\n`,
          );
      }
      return passed ? 0 : 1;
    } finally {
      process.off("exit", remove);
      remove();
    }
  },
});

async function plan(name: string, path: string, only: readonly string[], { err, progress }: Terminal) {
  if (argumentKind(name) !== "file") {
    throw new UsageError("test reads only files.", "Pass the path of an OpenAPI document.");
  }
  readText(path, name); // an unreadable file is rejected immediately, as everywhere
  // Loaded here, because it brings a TypeScript compiler that no other subcommand needs.
  const { load, planNegativeTests, GenerateError, NoNegativeTests } = await import("@error-contract/generator");
  progress.show(`Planning tests for ${name}`);
  try {
    const { bundled, faults } = await load(path, { lenient: true });
    for (const { where, message } of faults) err.write(`${where}: ${message}\n`);
    const all = planNegativeTests(bundled);
    const isWanted = ({ id, target, operation }: NegativeTest): boolean =>
      only.length === 0 ||
      only.some((text) => [id, target, operation?.operationId ?? ""].some((one) => one.includes(text)));
    const tests = all.filter(isWanted);
    if (tests.length === 0) {
      throw new UsageError(
        `No test has "${only.join('" or "')}" in its operation, operationId or name.`,
        `Try: --only "${all[0]?.target}"`,
      );
    }
    return { bundled, tests };
  } catch (error) {
    if (error instanceof GenerateError) throw new InputError(error.message);
    if (error instanceof NoNegativeTests) throw new InputError(error.message, { place: { file: name } });
    throw error;
  }
}

function baseUrl(text: string): string {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) {
    throw new UsageError(`--server cannot be "${text}".`, "Pass the URL of a server: http://localhost:3000");
  }
  return text.replace(/\/+$/, "");
}

function readHeader(text: string): readonly [name: string, value: string] {
  const [, name, value] = /^([!#$%&'*+.^_`|~\w-]+):\s*(.*)$/s.exec(text) ?? [];
  if (name === undefined || value === undefined) {
    throw new UsageError(`--header cannot be "${text}".`, 'Write --header "Name: value".');
  }
  return [name, value];
}

function withHeaders(test: NegativeTest, headers: readonly (readonly [string, string])[]): NegativeTest {
  const added = headers.map(([name, value]) => ({ in: "header", name, value }));
  return { ...test, steps: test.steps.map((step) => ({ ...step, parameters: [...step.parameters, ...added] })) };
}
