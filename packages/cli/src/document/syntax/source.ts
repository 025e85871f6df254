import type { Event } from "js-yaml";
import type { Document } from "yaml";
import type { JsonStructure } from "./json-structure.ts";

/** A text, parsed. */
export interface Parsed {
  /** The parsed data. */
  readonly value: unknown;
  readonly syntax: Syntax;
}

/** A file of a document: read, and parsed. */
export interface Source extends Parsed {
  /** Its name in the model: `""` for the entry, otherwise `address`. */
  readonly base: string;
  /** Where it was read from: an absolute path, a URL, `git:REF:path`, or `-`. */
  readonly address: string;
  /** Its name in messages: a path relative to the working directory. */
  readonly name: string;
  /** Its text, without a byte order mark. */
  readonly text: string;
}

/** The syntax of a file, with what its parser found, because positions are found in it. */
export type Syntax =
  | { readonly kind: "json"; readonly structure: JsonStructure }
  | { readonly kind: "yaml"; readonly events: readonly Event[] }
  | { readonly kind: "lenient-yaml"; readonly tree: Document };
