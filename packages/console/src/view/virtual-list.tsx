import type { ComponentChildren, JSX } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";

/** A list that keeps only the rows near the window in the page. */
export interface VirtualListProps {
  readonly length: number;
  /** Pixels. */
  readonly rowHeight: number;
  /** Extra rows above and below the window. */
  readonly margin: number;
  /** Draws a row, which positions itself, so that rows that stay while the window moves are not repainted. */
  readonly row: (index: number) => ComponentChildren;
  /** Called with the rows in the page whenever they change. */
  readonly onWindow: (from: number, to: number) => void;
  /** A row to scroll into the window, with a number that changes for each request. */
  readonly shown: { readonly index: number; readonly turn: number } | undefined;
  /** Pixels at the top and bottom of the window that other elements cover. */
  readonly inset: { readonly top: number; readonly bottom: number };
}

/** Pixels. Browsers cannot draw a page higher than about 33 million. */
const HIGHEST = 30_000_000;

/**
 * Draws rows of equal height that scroll with the page.
 *
 * @param props - the rows
 * @returns an element as high as all rows that contains those near the window
 */
export function VirtualList(props: VirtualListProps): JSX.Element {
  const { length, rowHeight, margin, row, onWindow, shown, inset } = props;
  const element = useRef<HTMLDivElement>(null);
  const [[from, to], setWindow] = useState<readonly [number, number]>([0, 40]);
  const rows = Math.min(length, Math.floor(HIGHEST / rowHeight));

  useLayoutEffect(() => {
    let frame = 0;
    const measure = (): void => {
      frame = 0;
      const top = -(element.current?.getBoundingClientRect().top ?? 0);
      const first = Math.max(0, Math.floor(top / rowHeight) - margin);
      const last = Math.max(0, Math.ceil((top + innerHeight) / rowHeight) + margin);
      setWindow((known) => (known[0] === first && known[1] === last ? known : [first, last]));
    };
    const ask = (): void => {
      frame ||= requestAnimationFrame(measure);
    };
    measure();
    addEventListener("scroll", ask, { passive: true });
    const observer = new ResizeObserver(ask);
    observer.observe(document.body);
    return () => {
      removeEventListener("scroll", ask);
      observer.disconnect();
      cancelAnimationFrame(frame);
    };
  }, [rowHeight, margin]);

  const end = Math.min(to, rows);
  const start = Math.min(from, end);
  // `length` is a dependency because a list that grows has new rows in the same window
  useEffect(() => onWindow(start, to), [start, to, length, onWindow]);

  const { top: insetTop, bottom: insetBottom } = inset;
  useLayoutEffect(() => {
    if (shown === undefined || element.current === null) return;
    const top = element.current.getBoundingClientRect().top + shown.index * rowHeight;
    if (top < insetTop) scrollBy(0, top - insetTop);
    else if (top + rowHeight > innerHeight - insetBottom) scrollBy(0, top + rowHeight - innerHeight + insetBottom);
  }, [shown, rowHeight, insetTop, insetBottom]);

  return (
    <div ref={element} class="rows" role="rowgroup" style={{ height: `${rows * rowHeight}px` }}>
      {Array.from({ length: end - start }, (_, offset) => row(start + offset))}
    </div>
  );
}
