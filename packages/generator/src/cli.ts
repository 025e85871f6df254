import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { GenerateError } from "./document/error.ts";
import { generate } from "./generate.ts";
import { NoNegativeTests } from "./negative-tests/no-negative-tests.ts";
import { prepareNegativeTests } from "./negative-tests/write.ts";

const HELP = `Usage: error-contract-generate <document> <folder> [--lenient] [--ts] [--tests FILE]
       error-contract-generate <document> --tests FILE [--lenient]

Generates a typed client and a typed error catalogue from an OpenAPI 3 document
(YAML or JSON, in one file or several): openapi.ts, errors.ts, catalogue.ts,
client.ts, index.ts.

  --lenient   skip or ignore invalid parts of the document, and list them
  --tests     also (or only) write the document's negative tests: an Arazzo
              description in JSON, to run with redocly respect
  --ts        import files as .ts, for projects that Node runs without compiling
  -h, --help  show this text
  --version   show the version

Exit status: 0 written; 1 invalid document, nothing written; 2 wrong usage.
`;

/** Where the command writes its lines. */
export interface Output {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/**
 * Runs the command `error-contract-generate`.
 *
 * @param args - the arguments after the command's name
 * @param output - where its lines go
 * @returns the exit status
 */
export async function run(args: readonly string[], { out, err }: Output): Promise<0 | 1 | 2> {
  const parsed = parse(args);
  if (parsed.kind === "told") {
    out(parsed.text);
    return 0;
  }
  if (parsed.kind === "wrong") {
    err(`${parsed.message}\n\n${HELP}`);
    return 2;
  }
  try {
    const { outDir, tests } = parsed;
    // This comes first, because it throws if there is nothing to test.
    const prepared = tests === undefined ? undefined : await prepareNegativeTests(parsed.document, tests, parsed);
    const generated = outDir === undefined ? undefined : await generate({ ...parsed, outDir });
    prepared?.write();
    const faults = generated?.faults ?? prepared?.faults ?? [];
    for (const { where, message } of faults) err(`${where}: ${message}\n`);
    if (faults.length > 0) err(`Skipped or ignored invalid parts in ${faults.length} places.\n`);
    for (const { path, bytes } of generated?.files ?? []) out(`${path}  ${bytes} bytes\n`);
    if (prepared) out(`${tests}  ${prepared.tests} negative tests\n`);
    if (generated) out(summaryOf(generated.codes));
    return 0;
  } catch (error) {
    if (!isForTheUser(error)) throw error;
    const sound = error instanceof GenerateError && error.isMendable;
    err(`${error.message}\n${sound ? "Fix this, or skip it with --lenient. " : ""}Nothing was written.\n`);
    return 1;
  }
}

type Parsed =
  | { readonly kind: "told"; readonly text: string }
  | { readonly kind: "wrong"; readonly message: string }
  | {
      readonly kind: "generate";
      readonly document: string;
      /** At least one of `outDir` and `tests` is given. */
      readonly outDir: string | undefined;
      readonly tests: string | undefined;
      readonly importExtension: ".js" | ".ts";
      readonly lenient: boolean;
    };

function parse(args: readonly string[]): Parsed {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        lenient: { type: "boolean", default: false },
        tests: { type: "string" },
        ts: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
        version: { type: "boolean", default: false },
      },
    });
    if (values.help) return { kind: "told", text: HELP };
    if (values.version) return { kind: "told", text: `${readVersion()}\n` };
    const [document, outDir, ...more] = positionals;
    if (document === undefined || (outDir === undefined && values.tests === undefined) || more.length > 0) {
      return { kind: "wrong", message: "Pass a document and a folder." };
    }
    const { lenient, tests } = values;
    return { kind: "generate", document, outDir, tests, importExtension: values.ts ? ".ts" : ".js", lenient };
  } catch (error) {
    return { kind: "wrong", message: error instanceof Error ? error.message : String(error) };
  }
}

function summaryOf(codes: number): string {
  return codes > 0 ? `${codes} error codes\n` : "The document has no error codes, so errors narrow by status.\n";
}

/** `package.json` is next to both `src` and `dist`, so the path works from either. */
function readVersion(): string {
  return JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")).version;
}

/** Any other error is a bug in this program, which needs its stack trace. */
function isForTheUser(error: unknown): error is Error {
  return (
    error instanceof GenerateError || error instanceof NoNegativeTests || (error instanceof Error && "syscall" in error)
  );
}
