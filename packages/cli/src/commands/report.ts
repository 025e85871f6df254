import { type Command, defineCommand } from "../command-line/command.ts";
import { UsageError } from "../command-line/error.ts";
import { formatOf } from "../command-line/format-of.ts";
import { writeOutput } from "../command-line/write-output.ts";
import { readConfig } from "../config/read-config.ts";
import { settingsOf } from "../lint/settings.ts";
import { renderBadge } from "../report/badge.ts";
import { byExtension, render } from "../report/formats.ts";
import { readReport } from "../report/read-report.ts";
import { config as configOption, preset } from "./shared-options.ts";

/** `error-contract report`. */
export const command: Command = defineCommand({
  name: "report",
  description:
    "Shows how an API fails: a score and its parts, every operation by status, envelopes, codes,\ncontradictions, and what to do first. Exits with 0, whatever the score.",
  usage: "DOCUMENT [options]",
  options: {
    output: { kind: "value", value: "FILE", short: "o", help: "write it to a file: .html, .md, .json or text" },
    format: {
      kind: "value",
      value: "NAME",
      choices: ["text", "html", "markdown", "json"],
      help: "the output format (default: by the file's extension)",
    },
    badge: { kind: "value", value: "FILE", help: "also write an SVG badge with the score" },
    against: {
      kind: "value",
      value: "DOCUMENT",
      help: "also show what changed since another version: git:main:openapi.yaml",
    },
    preset,
    config: configOption,
  },
  examples: [
    ["report openapi.yaml", "a page for the terminal"],
    ["report openapi.yaml -o report.html", "one file to share, readable offline"],
    ["report openapi.yaml --against git:main:openapi.yaml", "what a branch changes"],
    ["report openapi.yaml --badge errors.svg", "a badge for the README"],
  ],
  async run({ options, operands, terminal }) {
    const config = readConfig(terminal, options.config);
    const [document = config.documents[0], ...more] = operands;
    if (document === undefined) {
      throw new UsageError("report needs a document.", "Try: error-contract report openapi.yaml");
    }
    if (more.length > 0) {
      throw new UsageError("report takes one document.", `Try: error-contract report ${document} --against ${more[0]}`);
    }
    const settings = settingsOf(
      { preset: options.preset, rule: [], "fail-on": undefined, baseline: undefined, against: undefined },
      config,
    );
    const format = formatOf(options, byExtension, "text");
    const report = await readReport(document, { settings, against: options.against, terminal });
    const toFile = options.output !== undefined;
    const text = await render(report, format, toFile ? undefined : terminal.out);
    if (options.output === undefined) terminal.out.write(text);
    else writeOutput(options.output, text, terminal);
    if (options.badge !== undefined) writeOutput(options.badge, renderBadge(report.score.points), terminal);
    return 0;
  },
});
