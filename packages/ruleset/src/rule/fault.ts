/**
 * The stable unit that a baseline, a score and a summary count: one rule, broken by one operation under one status. How many
 * findings show the faults of a document depends on how alike they are; the faults do not.
 */
export interface Fault {
  /** The rule that is broken: the finding's own, unless one finding speaks for several rules. */
  readonly rule: string;
  /**
   * What breaks it: an operation (`GET /pets/{id}`), or what operations share and only one edit mends: `response NotFound`,
   * `schema Error`, `x-error-contract`.
   */
  readonly operation: string;
  /** The key of `responses`: `404`, `4XX`, `default`; `*` for what is shared. */
  readonly status: string;
}
