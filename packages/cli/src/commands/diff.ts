import { reaches } from "@error-contract/contract";
import { type Command, defineCommand } from "../command-line/command.ts";
import { UsageError } from "../command-line/error.ts";
import { formatOf } from "../command-line/format-of.ts";
import { printError } from "../command-line/print-error.ts";
import { plain } from "../command-line/terminal.ts";
import { writeOutput } from "../command-line/write-output.ts";
import { diffDocuments } from "../diff/diff-documents.ts";
import { byExtension, formats } from "../diff/formats/by-name.ts";
import { openDocument } from "../document/open.ts";

/** `error-contract diff`. */
export const command: Command = defineCommand({
  name: "diff",
  description:
    "Shows what changed for callers in how an API fails: codes, statuses, bodies, headers, retries.\nEach change is one event, whatever the notation, with the version bump it requires.",
  usage: "OLD NEW [options]",
  options: {
    policy: {
      kind: "value",
      value: "POLICY",
      choices: ["open", "closed"],
      help: "whether codes may be added without breaking callers (default: x-error-contract.policy, or open)",
    },
    "fail-on": {
      kind: "value",
      value: "BUMP",
      choices: ["major", "minor", "patch", "none"],
      help: "exit with 1 at this bump or above (default: major)",
    },
    format: {
      kind: "value",
      value: "NAME",
      choices: ["pretty", "json", "markdown", "github"],
      help: "the output format",
    },
    output: { kind: "value", value: "FILE", short: "o", help: "write the output to a file: .json, .md or text" },
  },
  examples: [
    ["diff old.yaml new.yaml", "what changed, and the bump"],
    ["diff git:main:openapi.yaml openapi.yaml", "what a branch changes"],
    ["diff git:v1.4.0:openapi.yaml openapi.yaml --fail-on minor", "a gate for a patch release"],
  ],
  async run({ options, operands, terminal }) {
    const [before, after, ...others] = operands;
    if (before === undefined || after === undefined || others.length > 0) {
      throw new UsageError("diff needs two documents.", "Try: error-contract diff git:main:openapi.yaml openapi.yaml");
    }
    if (before === "-" && after === "-") {
      throw new UsageError(
        "Standard input can be used for only one document.",
        "Pass the other as a file or as git:REF:path.",
      );
    }
    const format = formats[formatOf(options, byExtension, "pretty")];
    const old = await openDocument(before, terminal);
    const now = await openDocument(after, terminal);
    const failOn = options["fail-on"] ?? "major";
    const result = diffDocuments(old, now, { policy: options.policy, failOn });
    const unread = [...old.problems(), ...now.problems()];
    for (const problem of unread) printError(problem, terminal.err);

    if (options.output === undefined) terminal.out.write(format(result, terminal.out.style));
    else writeOutput(options.output, format(result, plain), terminal);
    if (failOn === "none") return 0;
    // The target of a dead reference may have changed as well, so a gate must not pass it.
    return reaches(result.bump, failOn) || unread.length > 0 ? 1 : 0;
  },
});
