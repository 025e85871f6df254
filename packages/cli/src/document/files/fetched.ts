import { decodeReference, isJson } from "@error-contract/contract";
import { InputError } from "../../command-line/error.ts";
import { parse } from "../syntax/parse.ts";
import type { Source } from "../syntax/source.ts";
import type { Files } from "./files.ts";
import { toText } from "./read-file.ts";
import { fileOf, leadsElsewhere } from "./reference.ts";

/** A source of files that can only be read asynchronously. */
export interface Origin extends Pick<Files, "address"> {
  readonly nameOf: (address: string) => string;
  /**
   * Gets several files.
   *
   * @param addresses - their addresses
   * @returns the content of each, or an error, in the same order
   */
  readonly get: (addresses: readonly string[]) => Promise<readonly (Buffer | InputError)[]>;
}

/**
 * Opens a document that is not on disk. Fetches the entry, then the files that it refers to, and so on, because the
 * model follows references synchronously.
 *
 * @param address - the address of its entry
 * @param origin - where it comes from
 * @returns its entry, and the files that it refers to
 * @throws {InputError} if the entry cannot be fetched or parsed
 */
export async function openFetched(
  address: string,
  origin: Origin,
): Promise<{ readonly entry: Source; readonly files: Files }> {
  const files = new Map<string, Source | InputError>();
  for (let wanted = [address]; wanted.length > 0; ) {
    const contents = await origin.get(wanted);
    const next = new Set<string>();
    for (const [index, content] of contents.entries()) {
      const from = wanted[index] ?? address;
      const file = read(from, content);
      files.set(from, file);
      if (file instanceof InputError) continue;
      for (const reference of filesIn(file.value)) next.add(origin.address(reference, from));
    }
    wanted = [...next].filter((each) => !files.has(each));
  }

  const find = (each: string): Source => {
    const file = files.get(each);
    if (file === undefined) throw new InputError("There is no such file.", { place: { file: origin.nameOf(each) } });
    if (file instanceof InputError) throw file;
    return file;
  };
  return { entry: { ...find(address), base: "" }, files: { address: origin.address, read: find } };

  function read(from: string, content: Buffer | InputError): Source | InputError {
    if (content instanceof InputError) return content;
    const name = origin.nameOf(from);
    try {
      const text = toText(content, name);
      return { base: from, address: from, name, text, ...parse(text, name) };
    } catch (error) {
      if (error instanceof InputError) return error;
      throw error;
    }
  }
}

/** The other files that a value refers to. */
function filesIn(value: unknown): ReadonlySet<string> {
  const files = new Set<string>();
  const seen = new Set<object>();
  const rest: unknown[] = [value];
  while (rest.length > 0) {
    const each = rest.pop();
    if (typeof each !== "object" || each === null || seen.has(each)) continue;
    seen.add(each);
    const ref = isJson(each) ? each["$ref"] : undefined;
    if (typeof ref === "string" && fileOf(ref) !== "" && !leadsElsewhere(ref)) files.add(decodeReference(fileOf(ref)));
    rest.push(...Object.values(each));
  }
  return files;
}
