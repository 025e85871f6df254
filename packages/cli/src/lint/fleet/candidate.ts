/** A file that may be a document. */
export interface Candidate {
  /** As the command line names it, or as a pattern finds it: a path from the working directory. */
  readonly argument: string;
  /** Whether it is named itself. What only a pattern matches may be anything, and is skipped if it is no OpenAPI document. */
  readonly isNamed: boolean;
  /** Its size on disk; 0 where that is not known. */
  readonly bytes: number;
}
