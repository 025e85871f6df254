import { dirname, isAbsolute, join, relative, resolve as resolvePath } from "node:path";
import { followPointer, isJson, type Resolve } from "@error-contract/contract";
import { InputError } from "../command-line/error.ts";
import type { Terminal } from "../command-line/terminal.ts";
import { parse } from "./parse.ts";
import { positionAt } from "./position.ts";
import { readText } from "./read-file.ts";
import { readStandardInput } from "./read-standard-input.ts";
import type { Source } from "./source.ts";

/** A document with all the files that it refers to, each read when it is first asked for. */
export interface OpenDocument {
  readonly entry: Source;
  /** Finds what a `$ref` names, for `readErrorContract` and `lint`. */
  readonly resolve: Resolve;
  /**
   * A file that was read, by the name that the model has for it.
   *
   * @throws {Error} for a file that was not read
   */
  readonly source: (base: string) => Source;
  /** Every file that was read so far, the entry first. */
  readonly sources: () => readonly Source[];
  /** References that lead to nothing, and files that cannot be read; complete once the document has been read through. */
  readonly problems: () => readonly InputError[];
}

/**
 * Opens a document.
 *
 * @param argument - a path, or `-` for standard input
 * @param terminal - its working directory and standard input
 * @returns the document
 * @throws {InputError} when its entry cannot be read, parsed, or is no OpenAPI 3 document
 */
export async function openDocument(argument: string, terminal: Terminal): Promise<OpenDocument> {
  const { cwd } = terminal;
  const nameOf = (path: string): string => nameFrom(cwd, path);
  if (argument === "-") {
    const text = await readStandardInput(terminal);
    return documentOf(sourceOf("", "-", "stdin", text), cwd, nameOf);
  }
  const address = resolvePath(cwd, argument);
  return documentOf(sourceOf("", address, argument, readText(address, argument)), dirname(address), nameOf);
}

function documentOf(entry: Source, folder: string, nameOf: (path: string) => string): OpenDocument {
  requireOpenApi3(entry);
  const sources = new Map<string, Source>([["", entry]]);
  const problems = new Map<string, InputError>();

  const note = (key: string, error: InputError): undefined => {
    if (!problems.has(key)) problems.set(key, error);
    return undefined;
  };

  function load(base: string): Source | undefined {
    const known = sources.get(base);
    if (known || problems.has(base)) return known;
    const name = nameOf(base);
    try {
      const source = sourceOf(base, base, name, readText(base, name));
      sources.set(base, source);
      return source;
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      return note(base, error);
    }
  }

  const resolve: Resolve = (ref, base) => {
    const from = sources.get(base) ?? entry;
    const hash = ref.indexOf("#");
    const file = hash < 0 ? ref : ref.slice(0, hash);
    const fragment = hash < 0 ? "" : ref.slice(hash + 1);
    if (/^[a-z][a-z0-9+.-]+:/i.test(file)) return note(`${base} ${ref}`, elsewhere(ref, from));
    const target = file === "" ? base : join(base === "" ? folder : dirname(base), decode(file));
    const source = load(target === entry.address ? "" : target);
    const found = source && followPointer(source.value, fragment);
    if (source && found && found.value !== undefined) return { ...found, base: source.base };
    return source ? note(`${base} ${ref}`, leadsNowhere(ref, from)) : undefined;
  };

  return {
    entry,
    resolve,
    source(base) {
      const source = sources.get(base);
      if (source === undefined) throw new Error(`${base} is no file of this document`);
      return source;
    },
    sources: () => [...sources.values()],
    problems: () => [...problems.values()],
  };
}

function sourceOf(base: string, address: string, name: string, text: string): Source {
  const { value, syntax } = parse(text, name);
  return { base, address, name, text, syntax, value };
}

function nameFrom(cwd: string, path: string): string {
  if (!isAbsolute(path)) return path;
  const inside = relative(cwd, path);
  return inside.startsWith(`..`) && inside.length > path.length ? path : inside;
}

function requireOpenApi3({ name, text, value }: Source): void {
  const place = { file: name, line: 1, column: 1, text };
  if (text.trim() === "") throw new InputError("This file is empty.", { place: { file: name } });
  const root = isJson(value) ? value : {};
  if (typeof root["openapi"] === "string" && root["openapi"].startsWith("3.")) return;
  if (root["swagger"] !== undefined) {
    throw new InputError("This is Swagger 2.0; OpenAPI 3 is read here.", {
      place,
      remedy: "Convert it: npx swagger2openapi FILE",
    });
  }
  if (root["asyncapi"] !== undefined) {
    throw new InputError("This is AsyncAPI, in which no HTTP error is described.", {
      place,
      remedy: "Give an OpenAPI 3 document.",
    });
  }
  throw new InputError("This is no OpenAPI 3 document.", {
    place,
    remedy: 'Its root needs "openapi" with a version: openapi: 3.1.0',
  });
}

function placeOf(ref: string, { name, text }: Source) {
  const offset = text.indexOf(ref);
  return { file: name, ...(offset >= 0 && { ...positionAt(text, offset), text }) };
}

function leadsNowhere(ref: string, from: Source): InputError {
  return new InputError(`The reference ${ref} leads to nothing.`, {
    place: placeOf(ref, from),
    remedy: "Correct it, or add what it names.",
  });
}

function elsewhere(ref: string, from: Source): InputError {
  return new InputError(`The reference ${ref} leads to another machine, and nothing is fetched.`, {
    place: placeOf(ref, from),
    remedy: "Bundle the document first (npx @redocly/cli bundle), or keep a copy of the file beside it.",
  });
}

function decode(file: string): string {
  try {
    return decodeURIComponent(file);
  } catch {
    return file; // a lone `%`: take it as it stands
  }
}
