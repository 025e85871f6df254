/** A statement for the thread of the database. */
export interface Ask {
  readonly id: number;
  readonly text: string;
  readonly values: readonly unknown[];
}

/** A message from that thread. */
export type Tell =
  | { readonly kind: "open" }
  | { readonly kind: "rows"; readonly id: number; readonly rows: readonly unknown[] }
  | { readonly kind: "failed"; readonly id: number; readonly error: SentError }
  /** PGlite itself has ended: no statement will ever work again in this thread. */
  | { readonly kind: "broken"; readonly message: string };

/** The fields of an error that the other thread needs. */
export interface SentError {
  readonly message: string;
  readonly code?: string;
  readonly constraint?: string;
}

/** Asks the thread to close the database and end. */
export const CLOSE = "close";
