/** One page of a list, in the form of a response body. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next_cursor: string | null;
  readonly previous_cursor: string | null;
}
