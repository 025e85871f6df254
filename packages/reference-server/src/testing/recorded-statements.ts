import type { Database, Queryable } from "../database/database.ts";

/**
 * Keeps the text of every statement that a database runs, transactions included.
 *
 * @param database - runs the statements
 * @param statements - gets their texts, each once
 * @returns the same database, watched
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
