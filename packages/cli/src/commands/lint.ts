import { type Command, defineCommand } from "../command-line/command.ts";
import { UsageError } from "../command-line/error.ts";
import { formatOf } from "../command-line/format-of.ts";
import { plain } from "../command-line/terminal.ts";
import { writeOutput } from "../command-line/write-output.ts";
import { readConfig } from "../config/read-config.ts";
import { lintDocuments } from "../lint/fleet/lint-documents.ts";
import { byExtension, formats } from "../lint/formats/by-name.ts";
import { fails } from "../lint/gate.ts";
import { settingsOf } from "../lint/settings.ts";
import { watchFiles } from "../lint/watch.ts";
import { config as configOption, preset } from "./shared-options.ts";

/** `error-contract lint`. */
export const command: Command = defineCommand({
  name: "lint",
  description:
    "Checks the errors that documents describe: contradictions first, then gaps, then style.\nEach finding has its file, line and column, and the operations it affects.",
  usage: "DOCUMENT … [options]",
  options: {
    preset,
    rule: { kind: "list", value: "ID=SEVERITY", help: "set a rule's severity: error, warn, info, off" },
    "fail-on": {
      kind: "value",
      value: "WHAT",
      choices: ["error", "warn", "new"],
      help: "what makes it exit with 1 (default: error; with a baseline, new)",
    },
    baseline: { kind: "value", value: "FILE", help: "known faults: they are only counted, new ones are shown" },
    "update-baseline": { kind: "flag", help: "write the current faults to the baseline" },
    against: {
      kind: "value",
      value: "DOCUMENT",
      help: "show only faults that this version does not have: git:main:openapi.yaml, or git:main for each document",
    },
    format: {
      kind: "value",
      value: "NAME",
      choices: ["pretty", "json", "sarif", "github", "gitlab", "junit", "markdown"],
      help: "the output format",
    },
    output: {
      kind: "value",
      value: "FILE",
      short: "o",
      help: "write the output to a file: .json, .sarif, .xml, .md or text",
    },
    workers: {
      kind: "value",
      value: "COUNT",
      help: "threads for several documents (default: by size and free memory)",
    },
    cache: { kind: "value", value: "FOLDER", help: "a folder of results: check only what changed since the last run" },
    watch: { kind: "flag", help: "check again whenever a file changes" },
    config: configOption,
  },
  examples: [
    ["lint openapi.yaml", "every finding"],
    ["lint openapi.yaml --baseline errors.baseline.json --update-baseline", "accept all current faults"],
    ["lint openapi.yaml --against git:main:openapi.yaml", "what a branch adds"],
    ["lint 'specs/**/*.yaml'", "every document of a repository"],
    ["lint 'specs/**/*.yaml' --against git:main", "what a branch adds to any of them"],
    ["lint openapi.yaml -o lint.sarif", "for GitHub's code scanning"],
  ],
  async run({ options, operands, terminal }) {
    const config = readConfig(terminal, options.config);
    const documents = operands.length > 0 ? operands : config.documents;
    if (documents.length === 0) throw new UsageError("lint needs a document.", "Try: error-contract lint openapi.yaml");
    const settings = settingsOf(options, config);
    if (options["update-baseline"] && settings.baseline === undefined) {
      throw new UsageError("--update-baseline needs a file.", "Add --baseline errors.baseline.json");
    }
    const format = formats[formatOf(options, byExtension, "pretty")];

    const once = async () => {
      const { result, files, updated } = await lintDocuments(documents, settings, {
        terminal,
        against: options.against,
        update: options["update-baseline"],
      });
      const toFile = options.output !== undefined;
      const { text, cut } = format(result, toFile ? plain : terminal.out.style);
      if (options.output === undefined) terminal.out.write(text);
      else writeOutput(options.output, text, terminal);
      if (cut) terminal.err.write(`${cut}\n`);
      if (updated !== undefined) terminal.err.write(`${updated}\n`);
      return { failed: fails(result, settings.failOn), files };
    };
    if (options.watch) return watchFiles(once, terminal);
    return (await once()).failed ? 1 : 0;
  },
});
