import { existsSync } from "node:fs";
import { join } from "node:path";
import { readErrorContract } from "@error-contract/contract";
import { type Command, defineCommand } from "../command-line/command.ts";
import { UsageError } from "../command-line/error.ts";
import { readConfig } from "../config/read-config.ts";
import { argumentKind } from "../document/argument-kind.ts";
import { openDocument } from "../document/open.ts";
import { ask } from "../init/ask.ts";
import { declarationFor } from "../init/declaration.ts";
import { declareStep } from "../init/declare-step.ts";
import { describeReading } from "../init/describe-reading.ts";
import { fileStep } from "../init/file-step.ts";
import { configuration, redoclyConfiguration, spectralRuleset, workflow } from "../init/files.ts";
import type { Step } from "../init/step.ts";
import { formatBaseline } from "../lint/baseline-file.ts";
import { checkDocument } from "../lint/check-document.ts";

const BASELINE = "error-contract.baseline.json";
const WORKFLOW = ".github/workflows/error-contract.yml";
const CONFIGURATION = "error-contract.config.yaml";

/** `error-contract init`. */
export const command: Command = defineCommand({
  name: "init",
  description:
    "Shows what it recognizes in a document, then adds x-error-contract to it, and writes a baseline of its current faults,\na configuration and a GitHub workflow. Asks before each step, and never overwrites a file.",
  usage: "DOCUMENT [options]",
  options: {
    yes: { kind: "flag", short: "y", help: "answer every question with its default" },
    overlay: { kind: "value", value: "FILE", help: "write an overlay instead of editing the document" },
    linter: {
      kind: "value",
      value: "NAME",
      choices: ["spectral", "redocly", "none"],
      help: "also set up the rules in a linter",
    },
  },
  examples: [
    ["init openapi.yaml", "inspect, then decide"],
    ["init openapi.yaml --yes --linter spectral", "everything, with .spectral.yaml"],
  ],
  async run({ options, operands, terminal }) {
    const { cwd } = terminal;
    const [argument, ...more] = operands;
    if (argument === undefined || more.length > 0) {
      throw new UsageError(
        `init ${argument === undefined ? "needs a" : "takes one"} document.`,
        "Try: error-contract init openapi.yaml",
      );
    }
    if (argumentKind(argument) !== "file") {
      throw new UsageError("init writes files next to the document.", "Pass the path of a file.");
    }
    const document = await openDocument(argument, terminal);
    const model = readErrorContract(document.entry.value, { resolve: document.resolve });
    terminal.out.write(`${describeReading(model, terminal.out.style)}\n`);

    const baseline = readConfig(terminal).baseline ?? BASELINE;
    const configured = ["yaml", "yml", "json"].some((extension) =>
      existsSync(join(cwd, `error-contract.config.${extension}`)),
    );
    const linterFile = (name: "spectral" | "redocly", file: string, content: string): readonly Step[] =>
      options.linter === name
        ? fileStep(file, { question: `Write ${file}?`, wanted: true, content: () => content }, terminal)
        : [];
    const steps: readonly Step[] = [
      ...declareStep(declarationFor(model), document, options.overlay, terminal),
      ...(configured
        ? []
        : fileStep(
            CONFIGURATION,
            {
              question: `Write ${CONFIGURATION}, so that error-contract lint needs no arguments?`,
              wanted: true,
              content: () => configuration(argument, baseline),
            },
            terminal,
          )),
      ...linterFile("spectral", ".spectral.yaml", spectralRuleset),
      ...linterFile("redocly", "redocly.yaml", redoclyConfiguration),
      ...fileStep(
        baseline,
        {
          question: `Accept the current faults in ${baseline}, so that only new ones fail?`,
          wanted: true,
          // After the declaration is written, so that the faults are those of the changed document.
          content: async () => {
            const { preset = "recommended", rules } = readConfig(terminal);
            const settings = { preset, severities: new Map(Object.entries(rules)) };
            return formatBaseline((await checkDocument(argument, settings, terminal)).findings);
          },
        },
        terminal,
      ),
      ...fileStep(
        WORKFLOW,
        {
          question: `Write ${WORKFLOW}, which checks each pull request?`,
          wanted: existsSync(join(cwd, ".github")),
          content: () => workflow(argument, baseline),
        },
        terminal,
      ),
    ];
    const offered = options.yes ? steps.filter(({ wanted }) => wanted) : steps;
    if (offered.length === 0) {
      terminal.out.write("Everything is set up.\n");
      return 0;
    }
    if (!options.yes && !terminal.in.isTTY) {
      terminal.err.write(`${offered.map(({ question }) => `- ${question}`).join("\n")}\n`);
      throw new UsageError(
        "init asks questions, but standard input is not a terminal.",
        "Add --yes to accept the defaults.",
      );
    }
    const chosen = options.yes ? offered : await ask(offered, terminal);
    for (const step of chosen) terminal.out.write(`${await step.run()}\n`);
    return 0;
  },
});
