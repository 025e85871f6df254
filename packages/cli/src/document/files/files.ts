import type { Source } from "../syntax/source.ts";

/** The files that a document may refer to. */
export interface Files {
  /**
   * The address of a file.
   *
   * @param reference - the part of a `$ref` before its `#`, decoded
   * @param from - the address of the file that contains it
   */
  readonly address: (reference: string, from: string) => string;
  /**
   * A file, parsed.
   *
   * @param address - its address
   * @throws {InputError} if it cannot be read or parsed
   */
  readonly read: (address: string) => Source;
}
