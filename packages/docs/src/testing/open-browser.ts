import { existsSync } from "node:fs";
import { type Browser, chromium, type Page } from "playwright-core";

const places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** A real Chromium. Set `CHROMIUM_PATH` when it lies in an unusual place. */
export function openBrowser(): Promise<Browser> {
  const executablePath = process.env["CHROMIUM_PATH"] ?? places.find((path) => existsSync(path));
  if (executablePath === undefined)
    throw new Error("No Chromium. Install Debian's package `chromium`, or set CHROMIUM_PATH.");
  return chromium.launch({
    executablePath,
    args: [
      "--no-sandbox", // CI runs as root
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

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
