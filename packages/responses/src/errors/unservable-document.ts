/**
 * Thrown if a document cannot be served. The message says what to change.
 *
 * @example
 * try {
 *   errorContract(document);
 * } catch (error) {
 *   if (error instanceof UnservableDocument) console.error(error.message);
 * }
 */
export class UnservableDocument extends Error {
  override readonly name = "UnservableDocument";
}
