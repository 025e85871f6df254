/** One step in the history of the schema. Never change a released migration: add a new one instead. */
export interface Migration {
  /** `NNN-what-it-creates`. Migrations run in the order of the list, not of their names. */
  readonly name: string;
  /** Its SQL statements, in order. Tables belong to the schema `error_contract`. */
  readonly statements: readonly string[];
}
