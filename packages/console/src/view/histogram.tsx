import type { ComponentClass, JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import type { Span } from "../address/period.ts";
import type { Narrowing } from "../log/narrow.ts";
import type { Bar } from "../log/use-overview.ts";
import { axisTime, counted, countText, fullTime, shortCount } from "./format.ts";
import { memo } from "./memo.ts";
import type { Palette } from "./palette.ts";

/** Errors over time. */
export interface HistogramProps {
  readonly bars: readonly Bar[];
  readonly palette: Palette;
  /** Which groups are counted. */
  readonly narrow: Narrowing;
  readonly onZoom: (span: Span) => void;
}

interface Column extends Span {
  readonly total: number;
  readonly isCounted: boolean;
  /** By code, in the palette's order. */
  readonly codes: readonly (readonly [code: string, count: number])[];
}

/** The least height of a code in a bar, in pixels, however rare the error is. */
const LEAST = 2;

/**
 * Shows a bar for each part of the period, stacked by code. Dragging over bars zooms to them. On the keyboard, arrows
 * move, Shift selects, and Enter zooms.
 *
 * @param props - the bars
 * @returns the histogram
 */
export const Histogram: ComponentClass<HistogramProps> = memo(function Histogram({
  bars,
  palette,
  narrow,
  onZoom,
}: HistogramProps): JSX.Element {
  const columns = bars.map((bar) => columnOf(bar, narrow));
  const highest = Math.max(1, ...columns.map(({ total }) => total));
  const [at, setAt] = useState<number>();
  const [start, setStart] = useState<number>();
  const [isDragging, setDragging] = useState(false);
  const plot = useRef<HTMLDivElement>(null);
  const last = columns.length - 1;
  const selected =
    at !== undefined && start !== undefined ? ([Math.min(at, start), Math.max(at, start)] as const) : undefined;
  const length = (bars.at(-1)?.to ?? 0) - (bars[0]?.from ?? 0);

  const indexAt = (clientX: number): number => {
    const box = plot.current?.getBoundingClientRect();
    if (box === undefined) return 0;
    return Math.max(0, Math.min(last, Math.floor(((clientX - box.left) / box.width) * columns.length)));
  };
  const zoom = (first: number, end: number): void => {
    const [from, to] = [columns[first]?.from, columns[end]?.to];
    setStart(undefined);
    setAt(undefined);
    if (from !== undefined && to !== undefined) onZoom({ from, to });
  };
  const onKeyDown = (event: KeyboardEvent, index: number): void => {
    const to = { ArrowLeft: index - 1, ArrowRight: index + 1, Home: 0, End: last }[event.key];
    if (event.key === "Escape") setStart(undefined);
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      zoom(selected?.[0] ?? index, selected?.[1] ?? index);
    }
    if (to === undefined) return;
    event.preventDefault();
    const next = Math.max(0, Math.min(last, to));
    setStart(event.shiftKey ? (start ?? index) : undefined);
    setAt(next);
    plot.current?.querySelectorAll("button")[next]?.focus();
  };

  const shown = at === undefined ? undefined : columns[at];
  return (
    <div class="histogram">
      <div class="scale" aria-hidden="true">
        <span>{columns.some(({ total }) => total > 0) && shortCount(highest)}</span>
        <span>0</span>
      </div>
      <div
        ref={plot}
        class="plot"
        role="group"
        aria-label="Errors over time. Arrows move, Shift selects, Enter zooms."
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          setDragging(true);
          setStart(indexAt(event.clientX));
          setAt(indexAt(event.clientX));
        }}
        onPointerMove={(event) => setAt(indexAt(event.clientX))}
        onPointerUp={() => {
          if (isDragging && selected) zoom(...selected);
          setDragging(false);
        }}
        onPointerCancel={() => {
          setDragging(false);
          setStart(undefined);
        }}
        onPointerLeave={() => {
          if (!isDragging) setAt(undefined);
        }}
      >
        {columns.map((column, index) => (
          <button
            type="button"
            key={column.from}
            class={selected && index >= selected[0] && index <= selected[1] ? "bar selected" : "bar"}
            tabIndex={index === (at ?? last) ? 0 : -1}
            aria-label={sayColumn(column)}
            onFocus={() => setAt(index)}
            onKeyDown={(event) => onKeyDown(event, index)}
          >
            {column.codes.map(([code, count]) => (
              <i key={code} class={palette(code)} style={{ height: `max(${LEAST}px, ${(count / highest) * 100}%)` }} />
            ))}
            {!column.isCounted && <i class="waiting" />}
          </button>
        ))}
      </div>
      <div class="axis" aria-hidden="true">
        {axisOf(columns).map((column) => (
          <span key={column.from}>{axisTime(column.from, length)}</span>
        ))}
        <span>{axisTime(bars.at(-1)?.to ?? 0, length)}</span>
      </div>
      {shown && (
        <div
          class="tip"
          style={{ left: `clamp(9.5rem, ${((at ?? 0) + 0.5) * (100 / columns.length)}%, calc(100% - 9.5rem))` }}
          aria-hidden="true"
        >
          <b>
            {spanText(selected ? { from: columns[selected[0]]?.from ?? 0, to: columns[selected[1]]?.to ?? 0 } : shown)}
          </b>
          {(selected ? mergeCodes(columns.slice(selected[0], selected[1] + 1)) : shown.codes).map(([code, count]) => (
            <span key={code}>
              <i class={`dot ${palette(code)}`} /> {code} <b>{countText(count)}</b>
            </span>
          ))}
          {shown.total === 0 && !selected && <span>{shown.isCounted ? "No errors" : "Counting…"}</span>}
        </div>
      )}
    </div>
  );
});

function columnOf({ from, to, groups }: Bar, narrow: Narrowing): Column {
  const counts = new Map<string, number>();
  for (const group of groups?.filter(narrow.test) ?? [])
    counts.set(group.code, (counts.get(group.code) ?? 0) + group.count);
  const codes = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  return { from, to, codes, total: codes.reduce((sum, [, count]) => sum + count, 0), isCounted: groups !== undefined };
}

function mergeCodes(columns: readonly Column[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const [code, count] of columns.flatMap(({ codes }) => codes)) counts.set(code, (counts.get(code) ?? 0) + count);
  return [...counts];
}

function axisOf(columns: readonly Column[]): readonly Column[] {
  const every = Math.max(1, Math.ceil(columns.length / 4));
  return columns.filter((_, index) => index % every === 0);
}

function spanText({ from, to }: Span): string {
  return `${fullTime(from).replace(/ [A-Z0-9+:]+$/, "")} to ${fullTime(to).replace(/^.*, /, "")}`;
}

function sayColumn(column: Column): string {
  const codes = column.codes.map(([code, count]) => `${code} ${countText(count)}`).join(", ");
  const total = column.isCounted ? counted(column.total, "error") : "counting";
  return `${spanText(column)}: ${total}${codes === "" ? "" : `: ${codes}`}`;
}
