import { resolve } from "node:path";
import { readErrorContract } from "@error-contract/contract";
import { type Command, defineCommand } from "../command-line/command.ts";
import { UsageError } from "../command-line/error.ts";
import { printError } from "../command-line/print-error.ts";
import { readConfig } from "../config/read-config.ts";
import { openDocument } from "../document/open.ts";
import { baseUrlOf } from "../pages/base-url.ts";
import { requireOwnFolder } from "../pages/own-folder.ts";
import { replaceFolder } from "../pages/replace-folder.ts";
import { counted } from "../text/counted.ts";
import { config as configOption } from "./shared-options.ts";

/** `error-contract pages`. */
export const command: Command = defineCommand({
  name: "pages",
  description:
    "Writes the error dictionary: a page for every code and status, as HTML, Markdown and JSON, for any static host.\nReplaces the whole folder, so keep nothing else in it.",
  usage: "DOCUMENT -o FOLDER [options]",
  options: {
    output: {
      kind: "value",
      value: "FOLDER",
      short: "o",
      help: "the folder to write: new, empty, or written by this command",
    },
    "base-url": {
      kind: "value",
      value: "URL",
      help: "the URL where the folder is published (default: the document's first server)",
    },
    "docs-url": { kind: "value", value: "URL", help: "the URL of the API reference, to link operations to" },
    "client-module": {
      kind: "value",
      value: "NAME",
      help: "the module that `generate` wrote, for TypeScript samples",
    },
    against: {
      kind: "value",
      value: "DOCUMENT",
      help: "an earlier version, whose removed codes keep a page that says so",
    },
    config: configOption,
  },
  examples: [
    ["pages openapi.yaml -o public --base-url https://docs.example.com", "write public/errors/index.html and more"],
    ["pages openapi.yaml -o public --against git:v1:openapi.yaml", "with pages for retired codes"],
  ],
  async run({ options, operands, terminal }) {
    const [document = readConfig(terminal, options.config).documents[0], ...more] = operands;
    const folder = options.output;
    if (document === undefined || folder === undefined || more.length > 0) {
      throw new UsageError("pages needs a document and a folder.", "Try: error-contract pages openapi.yaml -o public");
    }
    const path = resolve(terminal.cwd, folder);
    requireOwnFolder(path, folder);
    const { entry, resolve: follow, problems } = await openDocument(document, terminal);
    const { url, guessed } = baseUrlOf(options["base-url"], entry.value);
    const model = readErrorContract(entry.value, { resolve: follow });
    const earlier = options.against === undefined ? undefined : await openDocument(options.against, terminal);
    const { renderErrorPages } = await import("@error-contract/docs/pages");
    terminal.progress.show("Writing pages", entry.text.length);
    const files = renderErrorPages(model, {
      document: entry.value,
      resolve: follow,
      baseUrl: url,
      docsUrl: options["docs-url"],
      clientModule: options["client-module"],
      against: earlier && readErrorContract(earlier.entry.value, { resolve: earlier.resolve }),
    });
    replaceFolder(path, files, folder);
    const codes = new Set(model.codes.map(({ code }) => String(code))).size;
    terminal.out.write(
      codes > 0
        ? `${counted(files.size, "file")} in ${folder}: ${counted(codes, "code")}. Open ${folder}/errors/index.html\n`
        : `${counted(files.size, "file")} in ${folder}. The document has no error codes, so there are only pages for statuses.\n`,
    );
    const unread = problems();
    for (const problem of unread) printError(problem, terminal.err);
    if (guessed)
      terminal.err.write(
        `The pages assume that they are published at ${url}/errors/. Use --base-url to change that.\n`,
      );
    // Codes behind a dead reference have no page.
    return unread.length > 0 ? 1 : 0;
  },
});
