/** One page of a list, in the form in which it is answered. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next_cursor: string | null;
  readonly previous_cursor: string | null;
}
