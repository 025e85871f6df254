/**
 * The document cannot be served as it is; the message says what to change.
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
