/** The document cannot be served as it is; the message says what to change. */
export class UnservableDocument extends Error {
  override readonly name = "UnservableDocument";
}
