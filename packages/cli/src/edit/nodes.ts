/**
 * A value in the text of a document, as offsets rather than copies, so that everything else stays unchanged by an edit.
 */
export type SourceNode = SourceScalar | SourceMap | SourceList | SourceAlias;

interface Span {
  /** Where the value begins, after its anchor and tag. */
  readonly start: number;
  /** Where it ends: for a block collection or a block scalar, the end of its last line. */
  readonly end: number;
  /** Where it begins, including its anchor and tag. */
  readonly outerStart: number;
  readonly anchor: string | undefined;
}

/** How a scalar is written. `empty` is a value that is not written at all, as in `key:`. */
export type ScalarStyle = "plain" | "single" | "double" | "block" | "empty";

export interface SourceScalar extends Span {
  readonly kind: "scalar";
  readonly style: ScalarStyle;
}

export interface SourceAlias extends Span {
  readonly kind: "alias";
  /** The anchor it stands for. */
  readonly name: string;
}

export interface SourceMap extends Span {
  readonly kind: "map";
  readonly flow: boolean;
  readonly entries: readonly SourceEntry[];
}

export interface SourceEntry {
  /** The key's text, decoded; `undefined` for a key that is not a scalar. */
  readonly name: string | undefined;
  readonly key: SourceNode;
  /** The offset after the colon; the end of the key if there is no colon, as in `{a, b}`. */
  readonly afterColon: number;
  readonly value: SourceNode;
}

export interface SourceList extends Span {
  readonly kind: "list";
  readonly flow: boolean;
  readonly items: readonly SourceItem[];
}

export interface SourceItem {
  /** The offset of the dash, or of the element in a flow list. */
  readonly start: number;
  readonly value: SourceNode;
}

/** The text of one file, read for editing. */
export interface Editable {
  readonly text: string;
  /** Its name in messages. */
  readonly name: string;
  readonly language: "json" | "yaml";
  readonly root: SourceNode;
  /** The parsed data. */
  readonly data: unknown;
  /** Anchors that aliases refer to: an edit inside one would also change other places. */
  readonly aliased: ReadonlySet<string>;
}
