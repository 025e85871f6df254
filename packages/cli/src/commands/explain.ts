import { readErrorContract } from "@error-contract/contract";
import { type Command, defineCommand } from "../command-line/command.ts";
import { didYouMean } from "../command-line/did-you-mean.ts";
import { InputError, UsageError } from "../command-line/error.ts";
import { readConfig } from "../config/read-config.ts";
import { argumentKind } from "../document/argument-kind.ts";
import { hasDocumentExtension } from "../document/has-document-extension.ts";
import { openDocument } from "../document/open.ts";
import { explainCode } from "../explain/explain-code.ts";
import { findCodes } from "../explain/find-codes.ts";
import { listCodes } from "../explain/list-codes.ts";
import { plainCode } from "../explain/plain-code.ts";
import { config as configOption } from "./shared-options.ts";

/** `error-contract explain`. */
export const command: Command = defineCommand({
  name: "explain",
  description:
    "Explains an error code: what it means, its causes and remedies, whether a retry can help,\nand which operations return it. Without a code, lists all codes.",
  usage: "[CODE | STATUS] [options]",
  options: {
    document: {
      kind: "value",
      value: "DOCUMENT",
      short: "d",
      help: "the OpenAPI document (default: the first in the configuration)",
    },
    format: { kind: "value", value: "NAME", choices: ["pretty", "json"], help: "the output format" },
    config: configOption,
  },
  examples: [
    ["explain duplicate_record -d openapi.yaml", "one code"],
    ["explain 409 -d openapi.yaml", "every code of a status"],
    ["explain -d openapi.yaml", "all codes"],
  ],
  async run({ options, operands, terminal }) {
    // Every other command takes the document as an operand.
    const document = options.document === undefined ? operands.find(looksLikeDocument) : undefined;
    const [wanted, ...more] = operands.filter((operand) => operand !== document);
    const first = wanted === undefined ? "" : `${wanted} `;
    if (document !== undefined) {
      throw new UsageError(
        "explain takes its document as an option.",
        `Try: error-contract explain ${first}--document ${document}`,
      );
    }
    if (more.length > 0) throw new UsageError("explain takes one code.", `Try: error-contract explain ${wanted}`);
    const argument = options.document ?? readConfig(terminal, options.config).documents[0];
    if (argument === undefined) {
      throw new UsageError("explain needs a document.", `Try: error-contract explain ${first}--document openapi.yaml`);
    }
    const { entry, resolve } = await openDocument(argument, terminal);
    const { codes } = readErrorContract(entry.value, { resolve });
    const place = { file: entry.name };
    if (codes.length === 0) {
      throw new InputError("This document has no error codes.", {
        place,
        remedy: `error-contract init ${argument} shows where it looked for them, and lets you declare where they are.`,
      });
    }
    const found = wanted === undefined ? codes : findCodes(codes, wanted);
    if (found.length === 0) {
      const names = codes.map(({ code }) => String(code));
      const remedy = didYouMean(wanted ?? "", names) ?? "error-contract explain without a code lists all of them.";
      throw new InputError(`There is no error code "${wanted}" in this document.`, { place, remedy });
    }
    const { style } = terminal.out;
    if (options.format === "json") terminal.out.write(`${JSON.stringify(found.map(plainCode), null, 2)}\n`);
    else if (wanted === undefined) terminal.out.write(listCodes(found, style));
    else terminal.out.write(found.map((code) => explainCode(code, style)).join("\n"));
    return 0;
  },
});

function looksLikeDocument(operand: string): boolean {
  return argumentKind(operand) !== "file" || hasDocumentExtension(operand);
}
