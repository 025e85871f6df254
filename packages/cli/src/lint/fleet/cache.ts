import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { isAbsolute, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { InputError } from "../../command-line/error.ts";
import { argumentKind } from "../../document/argument-kind.ts";
import { readText } from "../../document/files/read-file.ts";
import type { Candidate } from "./candidate.ts";
import type { FileSettings } from "./check-candidate.ts";
import type { Checked, CheckedInFleet } from "./checked.ts";
import { digestOf } from "./digest.ts";

/** Results of earlier runs, by document. */
export interface Cache {
  /** The result for a file if it is cached and none of its sources has changed; otherwise `undefined`. */
  get(candidate: Candidate): Checked | undefined;
  /** Stores the result for a file. */
  set(candidate: Candidate, checked: Checked): void;
}

/**
 * A result, and everything that it depends on. Paths are relative to the working directory, so that machines can share
 * the folder.
 */
interface Entry {
  readonly key: string;
  readonly document: CheckedInFleet;
}

/** For a run without a cache. */
export const noCache: Cache = { get: () => undefined, set: () => {} };

/**
 * Opens a folder of cached results. An entry is valid only as long as the program, the settings and the text of every
 * file of the document are unchanged. A document that could not be read completely is never cached, because the missing
 * parts may appear later.
 *
 * @param folder - its path; created if missing
 * @param cwd - the working directory
 * @param settings - how documents are checked
 * @returns the cache
 * @throws {InputError} if the folder cannot be created
 */
export function openCache(folder: string, cwd: string, settings: FileSettings): Cache {
  const program = programDigest();
  if (program === undefined) return noCache;
  const path = resolve(cwd, folder);
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    throw new InputError(`The cache cannot be written: ${(error as Error).message}.`, {
      place: { file: folder },
      remedy: "Pass --cache a writable folder.",
    });
  }
  const { preset, severities, norm } = settings;
  const asked = [program, preset, [...severities].sort(), norm !== undefined];
  const keyOf = ({ argument, isNamed }: Candidate): string => digestOf(JSON.stringify([...asked, argument, isNamed]));
  const fileOf = ({ argument }: Candidate): string => join(path, `${digestOf(argument)}.json`);

  return {
    get(candidate) {
      if (argumentKind(candidate.argument) !== "file") return undefined;
      const entry = readEntry(fileOf(candidate));
      if (entry?.key !== keyOf(candidate)) return undefined;
      const document = withPaths(entry.document, (from) => resolve(cwd, from));
      return document.sources.every(isSame) ? { kind: "checked", document } : undefined;
    },
    set(candidate, checked) {
      if (argumentKind(candidate.argument) !== "file" || checked.kind !== "checked" || !isWhole(checked.document))
        return;
      const entry: Entry = {
        key: keyOf(candidate),
        document: withPaths(checked.document, (address) => relative(cwd, address)),
      };
      const file = fileOf(candidate);
      const temporary = `${file}.${process.pid}`; // other runs never see a partial entry
      writeFileSync(temporary, JSON.stringify(entry));
      renameSync(temporary, file);
    },
  };
}

function readEntry(file: string): Entry | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined; // missing or damaged
  }
}

function isSame({ address, digest }: CheckedInFleet["sources"][number]): boolean {
  try {
    return digestOf(readText(address, address)) === digest;
  } catch {
    return false;
  }
}

/** Whether a result depends only on files on this disk, all of which were read. */
function isWhole({ sources, findings }: CheckedInFleet): boolean {
  return (
    sources.every(({ address, digest }) => isAbsolute(address) && digest !== undefined) &&
    !findings.some(({ rule }) => rule.startsWith("unreadable-"))
  );
}

function withPaths(document: CheckedInFleet, change: (path: string) => string): CheckedInFleet {
  return {
    ...document,
    address: change(document.address),
    sources: document.sources.map(({ address, digest }) => ({ address: change(address), digest })),
    parts: document.parts.map(change),
  };
}

/** The digest of the running bundle; `undefined` when running from the sources, which change without a new version. */
function programDigest(): string | undefined {
  if (import.meta.url.endsWith(".ts")) return undefined;
  const folder = fileURLToPath(new URL("..", import.meta.url)); // this code is in one of the chunks
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".js"));
  const hash = createHash("sha256");
  for (const name of files.sort()) hash.update(readFileSync(join(folder, name)));
  return hash.digest("hex");
}
