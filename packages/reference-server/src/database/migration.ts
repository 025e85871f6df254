/** One step in the history of the tables. A released migration never changes: add a new one instead. */
export interface Migration {
  /** `NNN-what-it-makes`; steps run in the order of their names. */
  readonly name: string;
  /** Its SQL statements, in order. Tables belong to the schema `error_contract`. */
  readonly statements: readonly string[];
}
