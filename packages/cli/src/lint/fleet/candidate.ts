/** A file that may be a document. */
export interface Candidate {
  /** As named on the command line; if found by a pattern, a path relative to the working directory. */
  readonly argument: string;
  /**
   * Whether the command line names it. A file that only a pattern matches may be anything, and is skipped if it is not
   * an OpenAPI document.
   */
  readonly isNamed: boolean;
  /** Its size on disk, in bytes; 0 if unknown. */
  readonly bytes: number;
}
