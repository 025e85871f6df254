import {
  accessSync,
  chmodSync,
  constants,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { InputError } from "../command-line/error.ts";
import { endWhenIdle } from "../command-line/interrupt.ts";

/** A file to be rewritten. */
export interface Rewrite {
  /** Its absolute path. */
  readonly path: string;
  /** Its name in messages. */
  readonly name: string;
  /** The text before and after the edits, both without a byte order mark. */
  readonly before: string;
  readonly after: string;
}

const BYTE_ORDER_MARK = "\uFEFF";

/**
 * Rewrites all files or none: each new text is written to a temporary file next to the original, and only when all are
 * written do they replace the originals. Permissions, symbolic links and byte order marks are kept.
 *
 * @param rewrites - the files
 * @throws {InputError} if a file has changed since it was read, or cannot be written; then no file is changed
 */
export function writeFiles(rewrites: readonly Rewrite[]): void {
  const staged: { readonly path: string; readonly temporary: string; readonly original: Buffer }[] = [];
  const replaced: typeof staged = [];
  let name = "";
  endWhenIdle();
  try {
    for (const rewrite of rewrites) {
      ({ name } = rewrite);
      const path = realpathSync(rewrite.path);
      accessSync(path, constants.W_OK); // a rename would replace even a read-only file
      const original = readFileSync(path);
      const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
      staged.push({ path, temporary, original });
      writeFileSync(temporary, contentOf(rewrite, original), { flag: "wx" });
      chmodSync(temporary, statSync(path).mode);
    }
    for (const file of staged) {
      name = file.path;
      renameSync(file.temporary, file.path);
      replaced.push(file);
    }
  } catch (error) {
    for (const { path, original } of replaced) writeFileSync(path, original);
    throw error instanceof InputError ? error : notWritten(error as NodeJS.ErrnoException, name);
  } finally {
    for (const { temporary } of staged) rmSync(temporary, { force: true });
  }
}

function contentOf({ name, before, after }: Rewrite, original: Buffer): string {
  const text = original.toString("utf8");
  const mark = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : "";
  if (text !== mark + before) {
    throw new InputError("This file has changed since it was read; nothing was written.", {
      place: { file: name },
      remedy: "Run the command again.",
    });
  }
  return mark + after;
}

function notWritten({ code, message }: NodeJS.ErrnoException, name: string): InputError {
  const reasons: Readonly<Record<string, string>> = {
    EACCES: "Permission denied",
    EPERM: "Permission denied",
    EROFS: "This is a read-only file system",
    ENOSPC: "The disk is full",
  };
  const reason = (code && reasons[code]) ?? message;
  return new InputError(`${reason}; nothing was written.`, {
    place: { file: name },
    remedy: "Omit --write to print the changes as a diff.",
  });
}
