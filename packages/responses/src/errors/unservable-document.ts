/** The document cannot be served as it is. The message says what to change. */
export class UnservableDocument extends Error {
  override readonly name = "UnservableDocument";
}
