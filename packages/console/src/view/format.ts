const number = new Intl.NumberFormat("en");
const short = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });
const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const seconds = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });
const date = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short" });
const full = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "long" });

const DAY = 86_400_000;

/** @returns `1,204` */
export const countText = (count: number): string => number.format(count);

/** @returns `1.2K` */
export const shortCount = (count: number): string => short.format(count);

/** @returns `1 error`, `1,204 errors` */
export const counted = (count: number, noun: string): string => `${countText(count)} ${noun}${count === 1 ? "" : "s"}`;

/** @returns `2 Mar 2026, 03:04:11 CET` */
export const fullTime = (time: number | string): string => full.format(new Date(time));

/** @returns `03:04:11` */
export const secondsTime = (time: number | string): string => seconds.format(new Date(time));

/** @returns `2 Mar` */
export const dateText = (time: number | string): string => date.format(new Date(time));

/**
 * Formats a time on an axis.
 *
 * @param time - milliseconds since 1970
 * @param length - the length of the axis, in milliseconds
 * @returns `03:04:11`, `03:04`, `2 Mar 03:04` or `2 Mar`
 */
export function axisTime(time: number, length: number): string {
  if (length <= 10 * 60_000) return secondsTime(time);
  if (length <= DAY) return clock.format(time);
  return length <= 4 * DAY ? `${date.format(time)} ${clock.format(time)}` : date.format(time);
}

/**
 * Says how long ago something happened.
 *
 * @param time - RFC 3339
 * @param now - milliseconds since 1970
 * @returns `just now`, `4 min ago`, `3 h ago`, `2 d ago`
 */
export function ago(time: string, now: number): string {
  const minutes = Math.floor((now - Date.parse(time)) / 60_000);
  if (minutes < 1) return "just now";
  if (minutes < 60) return `${minutes} min ago`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h ago` : `${Math.floor(hours / 24)} d ago`;
}

/**
 * Strips the scheme and host from a URL.
 *
 * @param url - a URL as the caller sent it, so possibly invalid
 * @returns the path and query
 */
export const pathOf = (url: string): string => url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, "") || "/";
