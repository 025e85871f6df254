import type { Database, Queryable } from "../database/database.ts";

/**
 * Records the text of every statement that a database runs, including those in transactions.
 *
 * @param database - runs the statements
 * @param statements - collects their texts, each once
 * @returns the same database, with its statements recorded
 */
export function recordStatements(database: Database, statements: Set<string>): Database {
  const watch =
    (queryable: Queryable): Queryable["query"] =>
    (text, ...rest) => {
      statements.add(text.replaceAll(/\s+/g, " ").trim());
      return queryable.query(text, ...rest);
    };
  return {
    ...database,
    query: watch(database),
    transaction: (work) => database.transaction((inner) => work({ query: watch(inner) })),
  };
}
