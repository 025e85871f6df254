import type { JSX } from "preact";
import { useCallback, useState } from "preact/hooks";
import type { Entry } from "../log/entry.ts";
import type { Entries } from "../log/use-entries.ts";
import { EntryRow } from "./entry-row.tsx";
import type { Palette } from "./palette.ts";
import { VirtualList } from "./virtual-list.tsx";

/** The list of entries. */
export interface EntriesTableProps {
  readonly entries: Entries;
  readonly palette: Palette;
  readonly isDocumented: (entry: Entry) => boolean;
  /** The id of the entry that is open. */
  readonly open: string | undefined;
  readonly isNarrow: boolean;
  readonly onOpen: (entry: Entry) => void;
}

const HEIGHT = { wide: 38, narrow: 64 } as const;
/** Extra rows drawn above and below the window. Each costs time in every frame of a scroll. */
const MARGIN = 8;
/**
 * Extra rows loaded beyond those drawn, so that scrolling meets no gaps: even a fast wheel takes most of a second to
 * reach the last of them. Few are above, so that after a jump the first page fills the window.
 */
const BEYOND = { above: 25, below: 60 } as const;
/** Placeholder rows before the first page arrives. */
const FIRST = 12;
/** Pixels at the edges of the window to keep clear: the list's sticky header covers the top. */
const INSET = { top: 84, bottom: 8 } as const;

/**
 * Shows the entries, newest first, however many there are. The arrow keys move, Enter opens.
 *
 * @param props - the entries
 * @returns the grid
 */
export function EntriesTable(props: EntriesTableProps): JSX.Element {
  const { entries, palette, isDocumented, open, isNarrow, onOpen } = props;
  const { list, look } = entries;
  const [active, setActive] = useState<{ readonly index: number; readonly turn: number }>();
  const rowHeight = isNarrow ? HEIGHT.narrow : HEIGHT.wide;
  const isFirst = entries.isLoading && list.length > 0 && list.at(0) === undefined;
  const page = Math.max(1, Math.floor(innerHeight / rowHeight) - 4);

  const move = (event: KeyboardEvent): void => {
    const index = active?.index ?? -1;
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -list.length, End: list.length };
    const step = steps[event.key as keyof typeof steps];
    const entry = list.at(index);
    if (event.key === "Enter" && entry) onOpen(entry);
    if (step === undefined) return;
    event.preventDefault();
    setActive({ index: Math.max(0, Math.min(list.length - 1, index + step)), turn: (active?.turn ?? 0) + 1 });
  };

  const choose = useCallback(
    (index: number, entry: Entry | undefined): void => {
      setActive({ index, turn: 0 });
      if (entry) onOpen(entry);
    },
    [onOpen],
  );
  const row = (index: number): JSX.Element => {
    const entry = list.at(index);
    return (
      <EntryRow
        key={index}
        index={index}
        height={rowHeight}
        entry={entry}
        palette={palette}
        isDocumented={isDocumented}
        isOpen={entry !== undefined && entry.id === open}
        isActive={active?.index === index}
        onChoose={choose}
      />
    );
  };
  const lookAhead = useCallback(
    (from: number, to: number) => look(Math.max(0, from - BEYOND.above), to + BEYOND.below),
    [look],
  );

  return (
    <div
      class="entries"
      role="grid"
      aria-label="Errors, the newest first"
      aria-rowcount={list.isExact ? list.length + 1 : -1}
      aria-activedescendant={active && `row-${active.index}`}
      tabIndex={0}
      onKeyDown={move}
    >
      <div class="head" role="rowgroup">
        <div role="row" aria-rowindex={1} class="row">
          <span role="columnheader" class="time">
            Time
          </span>
          <span role="columnheader" class="code">
            Code
          </span>
          <span role="columnheader" class="request">
            Request
          </span>
          <span role="columnheader" class="cause">
            Cause
          </span>
          <span role="columnheader" class="id">
            Request id
          </span>
        </div>
      </div>
      <VirtualList
        length={isFirst ? Math.max(list.length, FIRST) : list.length}
        rowHeight={rowHeight}
        margin={MARGIN}
        row={row}
        onWindow={lookAhead}
        shown={active && active.turn > 0 ? active : undefined}
        inset={INSET}
      />
    </div>
  );
}
