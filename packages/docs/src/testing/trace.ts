import type { Page } from "playwright-core";

/** What a page did that a reader would not see. */
export interface Trace {
  /** Addresses asked of the network; what the page carries itself (`data:`, `blob:`) is not among them. */
  readonly requests: readonly string[];
  /** Errors and warnings on the console, and exceptions that nothing caught. */
  readonly complaints: readonly string[];
}

/** Begins to note what a page does. */
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
