/** A span of time that ends now, or one with fixed ends. */
export type Period =
  | { readonly kind: "last"; readonly name: LastName }
  /** Milliseconds since 1970; `to` is excluded. */
  | { readonly kind: "fixed"; readonly from: number; readonly to: number };

/** The spans that end now. */
export type LastName = "15m" | "1h" | "6h" | "24h" | "7d" | "30d";

/** A span that ends now. Milliseconds. */
export interface Last {
  readonly label: string;
  readonly length: number;
  /** The length of one of its bars. */
  readonly step: number;
}

/** A part of a period: one bar. Milliseconds since 1970; `to` is excluded. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The length of each, and of one of its bars. */
export const lasts: Readonly<Record<LastName, Last>> = {
  "15m": { label: "15 min", length: 15 * MINUTE, step: MINUTE / 2 },
  "1h": { label: "1 hour", length: HOUR, step: 2 * MINUTE },
  "6h": { label: "6 hours", length: 6 * HOUR, step: 10 * MINUTE },
  "24h": { label: "24 hours", length: DAY, step: HOUR / 2 },
  "7d": { label: "7 days", length: 7 * DAY, step: 4 * HOUR },
  "30d": { label: "30 days", length: 30 * DAY, step: DAY },
};

/** The period that the console opens with. */
export const DEFAULT_PERIOD: Period = { kind: "last", name: "24h" };

/** A period at a certain time. */
export interface Range extends Span {
  /** The length of a bar, in milliseconds. */
  readonly step: number;
}

/** The maximum number of bars, because each costs a call. A fixed period may have one more. */
const MOST_BARS = 48;
const STEPS = [1, 5, 15, 30, 60, 300, 600, 1800, 3600, 3 * 3600, 6 * 3600, 12 * 3600, 86_400].map((s) => s * 1000);

/**
 * Resolves a period at a certain time. A span that ends now begins and ends at the edge of a bar, so the bars stay the
 * same as time passes.
 *
 * @param period - the period
 * @param now - milliseconds since 1970
 * @returns its beginning, its end, and the length of its bars
 */
export function rangeOf(period: Period, now: number): Range {
  if (period.kind === "last") {
    const { length, step } = lasts[period.name];
    const to = (Math.floor(now / step) + 1) * step;
    return { from: to - length, to, step };
  }
  const { from, to } = period;
  const step = STEPS.find((each) => (to - from) / each <= MOST_BARS) ?? Math.ceil((to - from) / MOST_BARS);
  return { from, to, step };
}

/**
 * Divides a range into bars.
 *
 * @param range - the range
 * @returns spans that cover it, the oldest first; the first and the last may be shorter
 */
export function barsOf({ from, to, step }: Range): readonly Span[] {
  const bars: Span[] = [];
  for (let at = from; at < to; ) {
    const end = Math.min((Math.floor(at / step) + 1) * step, to);
    bars.push({ from: at, to: end });
    at = end;
  }
  return bars;
}

/**
 * Reads a period from an address.
 *
 * @param text - `24h`, or `FROM..TO` in RFC 3339
 * @returns the period; the default for anything else
 */
export function readPeriod(text: string | null): Period {
  if (text !== null && Object.hasOwn(lasts, text)) return { kind: "last", name: text as LastName };
  const [from = Number.NaN, to = Number.NaN] = (text ?? "").split("..").map((part) => Date.parse(part));
  return from < to ? { kind: "fixed", from, to } : DEFAULT_PERIOD;
}

/**
 * Writes a period for an address.
 *
 * @param period - the period
 * @returns a text for `readPeriod`
 */
export function writePeriod(period: Period): string {
  if (period.kind === "last") return period.name;
  return `${new Date(period.from).toISOString()}..${new Date(period.to).toISOString()}`;
}
