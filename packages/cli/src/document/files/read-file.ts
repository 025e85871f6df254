import { isUtf8 } from "node:buffer";
import { closeSync, fstatSync, openSync, readdirSync, readFileSync, type Stats } from "node:fs";
import { basename, dirname, join } from "node:path";
import { nearest } from "@error-contract/contract";
import { InputError } from "../../command-line/error.ts";
import { positionAt } from "../../text/position.ts";

/** In bytes: larger than any known OpenAPI document. GitHub's has 13 MB. */
const LARGEST = 128 * 1024 * 1024;

const GIVE_A_DOCUMENT = "Pass the path of an OpenAPI document.";

/**
 * Reads a file.
 *
 * @param path - its path
 * @param name - its name in messages
 * @param remedy - what to do if there is neither such a file nor one with a similar name
 * @returns its text, without a byte order mark
 * @throws {InputError} if it cannot be read, with the remedy
 */
export function readText(path: string, name: string, remedy: string = GIVE_A_DOCUMENT): string {
  return toText(readBytes(path, name, remedy), name);
}

/**
 * Decodes bytes as text.
 *
 * @param bytes - the bytes of the file
 * @param name - its name in messages
 * @returns the text, without a byte order mark
 * @throws {InputError} if they are not UTF-8
 */
export function toText(bytes: Buffer, name: string): string {
  requireSize(bytes.length, name);
  const place = { file: name };
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    throw new InputError("This file is UTF-16.", { place, remedy: "Save it as UTF-8." });
  }
  if (!isUtf8(bytes)) {
    const text = bytes.toString("utf8");
    const position = positionAt(text, text.indexOf("\ufffd"));
    throw new InputError("This file is not UTF-8.", {
      place: { ...place, ...position, text },
      remedy: "Save it as UTF-8.",
    });
  }
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  return bytes.toString("utf8", start);
}

function readBytes(path: string, name: string, remedy: string): Buffer {
  let file: number;
  try {
    file = openSync(path, "r");
  } catch (error) {
    throw unreadable(error, path, name, remedy);
  }
  try {
    const before = fstatSync(file);
    if (before.isDirectory()) throw folder(path, name, remedy);
    requireSize(before.size, name);
    const bytes = readFileSync(file);
    if (before.isFile() && changed(before, fstatSync(file), bytes.length)) {
      throw new InputError("This file changed while it was read.", {
        place: { file: name },
        remedy: "Run the command again.",
      });
    }
    return bytes;
  } catch (error) {
    throw error instanceof InputError ? error : unreadable(error, path, name, remedy);
  } finally {
    closeSync(file);
  }
}

function changed(before: Stats, after: Stats, length: number): boolean {
  return before.mtimeMs !== after.mtimeMs || before.size !== after.size || length !== after.size;
}

function requireSize(size: number, name: string): void {
  if (size <= LARGEST) return;
  throw new InputError(
    `This file has ${Math.round(size / 1024 / 1024)} MB; the limit is ${LARGEST / 1024 / 1024} MB.`,
    {
      place: { file: name },
      remedy: "Pass an OpenAPI document; a split one is read file by file.",
    },
  );
}

function unreadable(error: unknown, path: string, name: string, otherwise: string): InputError {
  const place = { file: name };
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "EISDIR") return folder(path, name, otherwise);
  if (code === "ENOENT" || code === "ENOTDIR") {
    const [close] = nearest(basename(path), namesIn(dirname(path)));
    const remedy = close ? `Did you mean ${join(dirname(name), close)}?` : otherwise;
    return new InputError("There is no such file.", { place, remedy });
  }
  if (code === "EACCES" || code === "EPERM") {
    return new InputError("You do not have permission to read this file.", {
      place,
      remedy: `Change its permissions: chmod +r ${name}`,
    });
  }
  return new InputError(`This file cannot be read: ${error instanceof Error ? error.message : String(error)}.`, {
    place,
  });
}

function folder(path: string, name: string, otherwise: string): InputError {
  const inside =
    otherwise === GIVE_A_DOCUMENT &&
    namesIn(path).find((file) => /^(openapi|api|swagger|index|main)\.(ya?ml|json)$/i.test(file));
  return new InputError("This is a folder.", {
    place: { file: name },
    remedy: inside ? `Did you mean ${join(name, inside)}?` : otherwise,
  });
}

function namesIn(path: string): readonly string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}
