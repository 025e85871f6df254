import { relative, resolve } from "node:path";
import { type Command, defineCommand } from "../command-line/command.ts";
import { InputError, UsageError } from "../command-line/error.ts";
import { argumentKind } from "../document/argument-kind.ts";
import { readText } from "../document/files/read-file.ts";
import { counted } from "../text/counted.ts";

/** `error-contract generate`. */
export const command: Command = defineCommand({
  name: "generate",
  description:
    "Writes TypeScript from a document: its types, its errors by code and status, and a client.\nReplaces the whole folder, so keep nothing else in it.",
  usage: "DOCUMENT FOLDER [options]",
  options: {
    lenient: { kind: "flag", help: "skip invalid parts of the document, and list them" },
    ts: { kind: "flag", help: "import files as .ts, for projects that Node runs without compiling" },
  },
  examples: [
    ["generate openapi.yaml src/api", "write src/api/index.ts and what it needs"],
    ["generate openapi.yaml src/api --lenient", "even if parts of the document are invalid"],
  ],
  async run({ options, operands, terminal }) {
    const [document, folder, ...more] = operands;
    if (document === undefined || folder === undefined || more.length > 0) {
      throw new UsageError(
        "generate needs a document and a folder.",
        "Try: error-contract generate openapi.yaml src/api",
      );
    }
    if (argumentKind(document) !== "file") {
      throw new UsageError("generate reads only files.", "Pass the path of an OpenAPI document.");
    }
    readText(resolve(terminal.cwd, document), document); // an unreadable file is rejected immediately, as everywhere
    // Loaded here, because it brings a TypeScript compiler that no other subcommand needs.
    const { generate, GenerateError } = await import("@error-contract/generator");
    terminal.progress.show(`Generating from ${document}`);
    try {
      const flags = `${options.lenient ? " --lenient" : ""}${options.ts ? " --ts" : ""}`;
      const { files, codes, faults } = await generate({
        document: resolve(terminal.cwd, document),
        outDir: resolve(terminal.cwd, folder),
        source: document,
        command: `npx error-contract generate ${document} ${folder}${flags}`,
        lenient: options.lenient,
        importExtension: options.ts ? ".ts" : ".js",
      });
      for (const { where, message } of faults) terminal.err.write(`${where}: ${message}\n`);
      if (faults.length > 0) terminal.err.write(`Skipped or ignored: ${counted(faults.length, "fault")}.\n`);
      for (const { path, bytes } of files) terminal.out.write(`${relative(terminal.cwd, path)}  ${bytes} bytes\n`);
      terminal.out.write(
        codes > 0
          ? `${counted(codes, "error code")}\n`
          : "The document has no error codes, so errors narrow by status.\n",
      );
      return 0;
    } catch (error) {
      if (error instanceof GenerateError) {
        const lenient = error.isMendable ? "Fix this, or skip it with --lenient. " : "";
        throw new InputError(error.message, { remedy: `${lenient}Nothing was written.` });
      }
      if (error instanceof Error && "syscall" in error) {
        throw new InputError(error.message, { place: { file: folder }, remedy: "Nothing was written." });
      }
      throw error;
    }
  },
});
