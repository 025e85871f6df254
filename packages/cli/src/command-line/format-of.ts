import { UsageError } from "./error.ts";

/**
 * Chooses the format of an output: the requested one, or else the one that the name of the output file implies.
 *
 * @param options - `--format` and `-o`
 * @param byExtension - the format for each file extension
 * @param plain - the human-readable format: for standard output, `.txt`, and files without an extension
 * @returns the format
 * @throws {UsageError} for an unknown extension
 * @example
 * formatOf({ format: undefined, output: "out.json" }, { json: "json" }, "pretty"); // "json"
 */
export function formatOf<Name extends string>(
  { format, output }: { readonly format: Name | undefined; readonly output: string | undefined },
  byExtension: Readonly<Record<string, Name>>,
  plain: Name,
): Name {
  if (format !== undefined) return format;
  const extension = /[^/\\]\.([^./\\]+)$/.exec(output ?? "")?.[1]?.toLowerCase();
  if (extension === undefined || extension === "txt") return plain;
  const name = Object.hasOwn(byExtension, extension) ? byExtension[extension] : undefined;
  if (name !== undefined) return name;
  const known = [...Object.keys(byExtension), "txt"].map((one) => `.${one}`).join(", ");
  throw new UsageError(`-o ${output}: unknown extension ".${extension}".`, `Use ${known}, or add --format NAME.`);
}
