import { lint } from "@error-contract/ruleset";
import { defineCommand } from "../command-line/command.ts";
import { UsageError } from "../command-line/error.ts";
import { printError } from "../command-line/print-error.ts";
import { locate } from "../document/locate.ts";
import { openDocument } from "../document/open.ts";

/** `error-contract lint`. */
export const command = defineCommand({
  name: "lint",
  description: "Checks the errors that a document describes.",
  usage: "DOCUMENT [options]",
  options: {
    preset: {
      kind: "value",
      value: "NAME",
      choices: ["recommended", "strict", "problem-details"],
      help: "what is expected",
    },
  },
  examples: [["lint openapi.yaml", "every finding, at file, line and column"]],
  async run({ options, operands, terminal }) {
    const [argument] = operands;
    if (argument === undefined) throw new UsageError("lint needs a document.", "Try: error-contract lint openapi.yaml");
    const document = await openDocument(argument, terminal);
    const findings = lint(document.entry.value, {
      resolve: document.resolve,
      ...(options.preset && { preset: options.preset }),
    });
    for (const problem of document.problems()) printError(problem, terminal.err);
    for (const { rule, message, file, pointer } of findings) {
      const [position] = locate(document.source(file), [
        pointer
          .slice(1)
          .split("/")
          .slice(1)
          .map((key) => decodeURIComponent(key).replaceAll("~1", "/").replaceAll("~0", "~")),
      ]);
      terminal.out.write(`${document.source(file).name}:${position?.line}:${position?.column} ${rule} ${message}\n`);
    }
    return findings.length + document.problems().length > 0 ? 1 : 0;
  },
});
