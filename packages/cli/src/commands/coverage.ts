import { resolve } from "node:path";
import { readErrorContract } from "@error-contract/contract";
import { type Command, defineCommand } from "../command-line/command.ts";
import { InputError, UsageError } from "../command-line/error.ts";
import { formatOf } from "../command-line/format-of.ts";
import { printError } from "../command-line/print-error.ts";
import { plain, type Terminal } from "../command-line/terminal.ts";
import { writeOutput } from "../command-line/write-output.ts";
import { readConfig } from "../config/read-config.ts";
import { assessCoverage } from "../coverage/assess-coverage.ts";
import { operationFinder } from "../coverage/find-operation.ts";
import { byExtension, formats } from "../coverage/formats/by-name.ts";
import { readTests } from "../coverage/read-tests.ts";
import { type LogOptions, readLog } from "../coverage/seen/read-log.ts";
import type { SeenError } from "../coverage/seen/seen-error.ts";
import { readText } from "../document/files/read-file.ts";
import { openDocument } from "../document/open.ts";
import { parse } from "../document/syntax/parse.ts";
import { config as configOption } from "./shared-options.ts";

/** `error-contract coverage`. */
export const command: Command = defineCommand({
  name: "coverage",
  description:
    "Compares the errors that a document describes with those that tests expect and those that callers received.\nExits with 1 if the log has an error that the document does not describe.",
  usage: "DOCUMENT [options]",
  options: {
    log: {
      kind: "list",
      value: "FILE|URL",
      help: "failed requests: an export of the error log (NDJSON), a HAR, - for standard input, or a URL",
    },
    tests: { kind: "list", value: "FILE", help: "negative tests as an Arazzo description" },
    token: {
      kind: "value",
      value: "TOKEN",
      help: "the bearer token for a URL (default: ERROR_CONTRACT_TOKEN in the environment)",
    },
    format: {
      kind: "value",
      value: "NAME",
      choices: ["pretty", "json", "markdown"],
      help: "the output format",
    },
    output: { kind: "value", value: "FILE", short: "o", help: "write the output to a file: .json, .md or text" },
    config: configOption,
  },
  examples: [
    ["coverage openapi.yaml --log errors.ndjson --tests errors.arazzo.yaml", "documented, tested and seen"],
    ["coverage openapi.yaml --log http://127.0.0.1:4010/api-logs", "what a running service responded with"],
    ["coverage openapi.yaml --log session.har", "what a browser received"],
  ],
  async run({ options, operands, terminal }) {
    const [document = readConfig(terminal, options.config).documents[0], ...more] = operands;
    if (document === undefined) {
      throw new UsageError(
        "coverage needs a document.",
        "Try: error-contract coverage openapi.yaml --log errors.ndjson --tests errors.arazzo.yaml",
      );
    }
    if (more.length > 0) {
      throw new UsageError("coverage takes one document.", `Try: error-contract coverage ${document} --log ${more[0]}`);
    }
    if (options.log.length + options.tests.length === 0) {
      throw new UsageError(
        "coverage needs a log or tests to compare the document with.",
        `Try: error-contract coverage ${document} --log errors.ndjson --tests errors.arazzo.yaml`,
      );
    }
    if ([document, ...options.log].filter((name) => name === "-").length > 1) {
      throw new UsageError("Standard input can be used only once.", "Pass the others as files.");
    }
    const format = formats[formatOf(options, byExtension, "pretty")];
    const opened = await openDocument(document, terminal);
    const model = readErrorContract(opened.entry.value, { resolve: opened.resolve });
    const problems = opened.problems();
    for (const problem of problems) printError(problem, terminal.err);
    const finder = operationFinder(model, opened.entry.value);
    const tests = options.tests.flatMap((file) => {
      const found = readTests(readDescription(file, document, terminal), model, finder);
      if (found !== undefined) return found;
      throw new InputError("This is not an Arazzo description: it has no workflows.", {
        place: { file },
        remedy: writeTests(document),
      });
    });
    const token = options.token ?? terminal.env["ERROR_CONTRACT_TOKEN"];
    const seen = readLogs(options.log, { token, terminal });
    const coverage = await assessCoverage({
      document: opened.entry.name,
      sources: { tests: options.tests, logs: options.log },
      model,
      finder,
      tests,
      seen,
    });

    if (options.output === undefined) terminal.out.write(format(coverage, terminal.out.style));
    else writeOutput(options.output, format(coverage, plain), terminal);
    return coverage.summary.undocumented > 0 ? 1 : 0;
  },
});

function readDescription(file: string, document: string, { cwd }: Terminal): unknown {
  return parse(readText(resolve(cwd, file), file, writeTests(document)), file).value;
}

function writeTests(document: string): string {
  return `Write one: error-contract test ${document} -o errors.arazzo.json`;
}

async function* readLogs(logs: readonly string[], options: LogOptions): AsyncGenerator<SeenError> {
  for (const log of logs) yield* readLog(log, options);
}
