/** Where an error is. */
export interface ErrorPlace {
  /** The file, as the user would name it. */
  readonly file: string;
  /** From 1. */
  readonly line?: number | undefined;
  /** From 1. */
  readonly column?: number | undefined;
  /** The text of the file, for an excerpt. */
  readonly text?: string | undefined;
}

/**
 * Something that the user can fix in a document, a configuration or a file. The command exits with status 1.
 *
 * @example
 * throw new InputError("There is no such file.", { place: { file: "opnapi.yaml" }, remedy: "Did you mean openapi.yaml?" });
 */
export class InputError extends Error {
  override readonly name = "InputError";
  readonly place: ErrorPlace | undefined;
  /** What to do, in a sentence. */
  readonly remedy: string | undefined;

  /**
   * @param message - what is wrong, in a sentence
   * @param about - where, and what to do
   */
  constructor(message: string, { place, remedy }: { readonly place?: ErrorPlace; readonly remedy?: string } = {}) {
    super(message);
    this.place = place;
    this.remedy = remedy;
  }
}

/**
 * An invalid command line. The command exits with status 2.
 *
 * @example
 * throw new UsageError('There is no option "--formt".', 'Did you mean "--format"?');
 */
export class UsageError extends Error {
  override readonly name = "UsageError";
  /** What to do, in a sentence. */
  readonly remedy: string | undefined;

  /**
   * @param message - what is wrong, in a sentence
   * @param remedy - what to do, in a sentence
   */
  constructor(message: string, remedy?: string) {
    super(message);
    this.remedy = remedy;
  }
}
