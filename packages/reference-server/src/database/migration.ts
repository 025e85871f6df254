/** One step in the life of the tables. Once released it never changes; what comes after it is a new step. */
export interface Migration {
  /** `NNN-what-it-makes`; steps run in the order of their names. */
  readonly name: string;
  /** Its statements, one each, in order. Tables belong to the schema `error_contract`. */
  readonly statements: readonly string[];
}
