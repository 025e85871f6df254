import type { ComponentClass, JSX } from "preact";
import { answerOf, type Entry } from "../log/entry.ts";
import { countText, dateText, fullTime, pathOf, secondsTime } from "./format.ts";
import { memo } from "./memo.ts";
import type { Palette } from "./palette.ts";

/** A row of the list. */
export interface EntryRowProps {
  /** From 0, the newest. */
  readonly index: number;
  /** Pixels. */
  readonly height: number;
  /** `undefined` while it is loading. */
  readonly entry: Entry | undefined;
  readonly palette: Palette;
  readonly isDocumented: (entry: Entry) => boolean;
  readonly isOpen: boolean;
  readonly isActive: boolean;
  readonly onChoose: (index: number, entry: Entry | undefined) => void;
}

/** An entry in the list, or the placeholder of one that is loading. */
export const EntryRow: ComponentClass<EntryRowProps> = memo(function EntryRow(props: EntryRowProps): JSX.Element {
  const { index, height, entry, palette, isDocumented, isOpen, isActive, onChoose } = props;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid handles the keys
    <div
      id={`row-${index}`}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isOpen}
      class={["row", isOpen && "open", isActive && "active"].filter(Boolean).join(" ")}
      style={{ top: `${index * height}px`, height: `${height}px` }}
      onClick={() => onChoose(index, entry)}
    >
      {entry ? <Cells entry={entry} palette={palette} isDocumented={isDocumented(entry)} /> : <Waiting />}
    </div>
  );
});

function Cells({
  entry,
  palette,
  isDocumented,
}: {
  readonly entry: Entry;
  readonly palette: Palette;
  readonly isDocumented: boolean;
}): JSX.Element {
  const { request_received_at: at, response_status_code: status, request_method: method, request_url: url } = entry;
  const { code } = answerOf(entry);
  return (
    <>
      <span role="gridcell" class="time" title={fullTime(at)}>
        <span class="soft">{dateText(at)}</span> {secondsTime(at)}
      </span>
      <span role="gridcell" class="code">
        <i class={`dot ${palette(code)}`} />
        <b>{status}</b> <code>{code}</code>
        {entry.count > 1 && <span class="badge new">×{countText(entry.count)}</span>}
        {!isDocumented && <span class="badge undocumented">undocumented</span>}
      </span>
      <span role="gridcell" class="request" title={url}>
        <b>{method}</b> <code>{pathOf(url)}</code>
      </span>
      <span role="gridcell" class="cause">
        {entry.cause ? <code>{entry.cause.code}</code> : <span class="soft">–</span>}
      </span>
      <span role="gridcell" class="id">
        <code>{entry.request_id}</code>
      </span>
    </>
  );
}

function Waiting(): JSX.Element {
  return (
    <span role="gridcell" class="waiting" aria-busy="true">
      <span class="unseen">Loading</span>
    </span>
  );
}
