import { parseArgs } from "node:util";
import { GenerateError } from "./error.ts";
import { generate } from "./generate.ts";

const HELP = `Usage: error-contract-generate <document> <folder> [--ts]

Writes TypeScript types and a typed error catalogue from an OpenAPI 3 document
(YAML or JSON, in one file or several): openapi.ts, errors.ts, index.ts.

  --ts        the files import each other as .ts, for a project that Node runs uncompiled
  -h, --help  this text

Exit status: 0 written; 1 the document is not sound, nothing written; 2 wrong usage.
`;

/** Where a command line writes. */
export interface Output {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/**
 * The command line `error-contract-generate`.
 *
 * @param args what follows the command's name
 * @param output where its lines go
 * @returns the exit status
 */
export async function run(args: readonly string[], { out, err }: Output): Promise<0 | 1 | 2> {
  const parsed = parse(args);
  if (parsed.kind === "help") {
    out(HELP);
    return 0;
  }
  if (parsed.kind === "wrong") {
    err(`${parsed.message}\n\n${HELP}`);
    return 2;
  }
  try {
    const { files, codes } = await generate(parsed);
    for (const { path, bytes } of files) out(`${path}  ${bytes} bytes\n`);
    out(codes > 0 ? `${codes} error codes\n` : "no error codes are pinned in this document: errors narrow by status\n");
    return 0;
  } catch (error) {
    if (!isForTheUser(error)) throw error;
    err(`${error.message}\nNothing was written.\n`);
    return 1;
  }
}

type Parsed =
  | { readonly kind: "help" }
  | { readonly kind: "wrong"; readonly message: string }
  | {
      readonly kind: "generate";
      readonly document: string;
      readonly outDir: string;
      readonly importExtension: ".js" | ".ts";
    };

function parse(args: readonly string[]): Parsed {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { ts: { type: "boolean", default: false }, help: { type: "boolean", short: "h", default: false } },
    });
    if (values.help) return { kind: "help" };
    const [document, outDir, ...more] = positionals;
    if (document === undefined || outDir === undefined || more.length > 0) {
      return { kind: "wrong", message: "Give a document and a folder." };
    }
    return { kind: "generate", document, outDir, importExtension: values.ts ? ".ts" : ".js" };
  } catch (error) {
    return { kind: "wrong", message: error instanceof Error ? error.message : String(error) };
  }
}

/** Anything else is a fault of this program, and its stack is needed. */
function isForTheUser(error: unknown): error is Error {
  return error instanceof GenerateError || (error instanceof Error && "syscall" in error);
}
