/**
 * The stable unit that baselines, scores and summaries count: one rule, broken by one operation under one status. The
 * number of findings that report a document's faults depends on how similar they are; the number of faults does not.
 */
export interface Fault {
  /** The rule that is broken: the finding's own, unless the finding covers several rules. */
  readonly rule: string;
  /**
   * What breaks it: an operation (`GET /pets/{id}`), or something shared that a single edit fixes: `response NotFound`,
   * `schema Error`, `x-error-contract`.
   */
  readonly operation: string;
  /** The key of `responses`: `404`, `4XX`, `default`; `*` for what is shared. */
  readonly status: string;
}
