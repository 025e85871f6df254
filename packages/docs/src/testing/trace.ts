import type { Page } from "playwright-core";

/** The invisible activity of a page. */
export interface Trace {
  /** The requested URLs, without `data:` and `blob:`. */
  readonly requests: readonly string[];
  /** Console errors and warnings, and uncaught exceptions. */
  readonly complaints: readonly string[];
}

/** Starts to trace a page. */
export function trace(page: Page): Trace {
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on("request", (request) => {
    if (!/^(data|blob):/.test(request.url())) requests.push(request.url());
  });
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  return { requests, complaints };
}
