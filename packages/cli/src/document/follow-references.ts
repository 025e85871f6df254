import { decodeReference, followPointer, type Resolve } from "@error-contract/contract";
import { InputError } from "../command-line/error.ts";
import { positionAt } from "../text/position.ts";
import type { Files } from "./files/files.ts";
import { fileOf, fragmentOf, leadsElsewhere } from "./files/reference.ts";
import type { Source } from "./syntax/source.ts";

/** References, followed from file to file. */
export interface Following {
  /** Resolves a `$ref`, for `readErrorContract` and `lint`. */
  readonly resolve: Resolve;
  /**
   * Returns a file that was read.
   *
   * @param base - its name in the model
   * @throws {Error} for a file that was not read
   */
  readonly source: (base: string) => Source;
  /** All files that were read so far, the entry first. */
  readonly sources: () => readonly Source[];
  /** Dead references, and files that cannot be read; complete once the whole document has been read. */
  readonly problems: () => readonly InputError[];
}

/**
 * Follows the references of a document, and reads each file when a reference leads into it.
 *
 * @param entry - the document's entry
 * @param files - the other files
 * @param onRead - called after each file that is read, with the number of files so far
 * @returns the resolver, and the files and problems that it has met
 */
export function followReferences(entry: Source, files: Files, onRead: (count: number) => void = () => {}): Following {
  const sources = new Map<string, Source>([["", entry]]);
  const problems = new Map<string, InputError>();
  const note = (key: string, problem: () => InputError): undefined => {
    if (!problems.has(key)) problems.set(key, problem());
    return undefined;
  };

  function load(base: string, ref: string, from: Source): Source | undefined {
    const known = sources.get(base);
    if (known || problems.has(base)) return known;
    try {
      const source = files.read(base);
      sources.set(base, source);
      onRead(sources.size);
      return source;
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      return note(base, () => (error.place?.line === undefined ? leadsToUnreadable(ref, from, error) : error));
    }
  }

  const resolve: Resolve = (ref, base) => {
    const from = sources.get(base) ?? entry;
    if (leadsElsewhere(ref)) return note(`${base} ${ref}`, () => elsewhere(ref, from));
    const file = fileOf(ref);
    const address = file === "" ? from.address : files.address(decodeReference(file), from.address);
    const source = load(address === entry.address ? "" : address, ref, from);
    if (source === undefined) return undefined;
    const found = followPointer(source.value, fragmentOf(ref));
    if (found && found.value !== undefined) return { ...found, base: source.base };
    return note(`${base} ${ref}`, () => leadsNowhere(ref, from));
  };

  return {
    resolve,
    source(base) {
      const source = sources.get(base);
      if (source === undefined) throw new Error(`"${base}" is not a file of this document`);
      return source;
    },
    sources: () => [...sources.values()],
    problems: () => [...problems.values()],
  };
}

function leadsNowhere(ref: string, from: Source): InputError {
  const remedy = "Correct it, or add its target.";
  return new InputError(`The reference ${ref} does not resolve.`, { place: placeOf(ref, from), remedy });
}

/** Points to the reference, because that is where to fix it. Problems inside the other file are shown there. */
function leadsToUnreadable(ref: string, from: Source, { message, place, remedy }: InputError): InputError {
  const reason = message.replace(/^[A-Z](?=[a-z])/, (first) => first.toLowerCase());
  const file = place === undefined || place.file === ref ? "a file that" : `${place.file}, which`;
  return new InputError(`The reference ${ref} leads to ${file} cannot be read: ${reason}`, {
    place: placeOf(ref, from),
    ...(remedy && { remedy }),
  });
}

function elsewhere(ref: string, from: Source): InputError {
  return new InputError(`The reference ${ref} points to another machine and is not fetched.`, {
    place: placeOf(ref, from),
    remedy: "Keep a copy of the file next to the document, or bundle it first: npx @redocly/cli bundle",
  });
}

function placeOf(ref: string, { name, text }: Source) {
  const offset = offsetOf(ref, text);
  return { file: name, ...(offset >= 0 && { ...positionAt(text, offset), text }) };
}

/** Skips longer references: `#/Error` begins with `#/Err`, and `data.yaml` ends with `a.yaml`. */
function offsetOf(ref: string, text: string): number {
  const isPart = (character = ""): boolean => /[\w./~%#-]/.test(character);
  let offset = text.indexOf(ref);
  while (offset >= 0 && (isPart(text[offset - 1]) || isPart(text[offset + ref.length]))) {
    offset = text.indexOf(ref, offset + 1);
  }
  return offset >= 0 ? offset : text.indexOf(ref);
}
