import { once } from "node:events";
import { watch } from "node:fs";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { blank, livePage, withRendering } from "./live-page.ts";
import type { Rendering } from "./render-source.ts";

interface Options {
  /** The watched folder. A change in it starts a new rendering. */
  readonly folder: string;
  /** The port; 0 for any free one. */
  readonly port: number;
  readonly render: () => Promise<Rendering>;
  readonly log: (line: string) => void;
}

/** A running preview. */
export interface PreviewServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Editors save a file in several steps; changes within this time count as one edit. */
const settleMilliseconds = 50;

/**
 * Serves the reference and the error pages on 127.0.0.1 and renders them again whenever a file in a folder changes. Open pages reload
 * automatically. After an edit that breaks the document, they show the problem over the last good page.
 *
 * @returns the URL, and a function to stop
 * @throws {Error} (rejects) with `code` `EADDRINUSE` if the port is in use
 * @example
 * const preview = await servePreview({ folder: "spec", port: 4011, render, log: console.log });
 */
export async function servePreview({ folder, port, render, log }: Options): Promise<PreviewServer> {
  let preview = blank;
  const listeners = new Set<ServerResponse>();

  const server = createServer((request, response) => {
    if (request.url === "/events") {
      response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" }).flushHeaders();
      listeners.add(response);
      response.once("close", () => listeners.delete(response));
      if (preview.problem !== undefined) send(response, "problem", preview.problem);
      return;
    }
    const [path = "/"] = (request.url ?? "/").split("?");
    const page = livePage(preview, path);
    const plain = page ?? preview.files.get(path.slice(1)) ?? preview.files.get("404.html");
    const type = path.endsWith(".json") ? "application/json" : /\.(md|txt)$/.test(path) ? "text/plain" : "text/html";
    response.writeHead(plain === preview.files.get("404.html") ? 404 : 200, {
      "content-type": `${type}; charset=utf-8`,
      "cache-control": "no-store",
    });
    response.end(plain);
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");

  const update = async (): Promise<void> => {
    const rendering = await render();
    preview = withRendering(preview, rendering);
    for (const listener of listeners) {
      if (rendering.ok) send(listener, "reload", "");
      else send(listener, "problem", rendering.problem);
    }
    log(lineFor(rendering));
  };

  let pending: NodeJS.Timeout | undefined;
  let rendering = update();
  const watcher = watch(folder, { recursive: true }, (_event, name) => {
    if (name === null || name.startsWith("dist")) return;
    clearTimeout(pending);
    pending = setTimeout(() => {
      rendering = rendering.then(update);
    }, settleMilliseconds);
  });
  await rendering;

  const { port: listening } = server.address() as AddressInfo; // a TCP server's address is never a string
  return {
    url: `http://127.0.0.1:${listening}/`,
    async close() {
      clearTimeout(pending);
      watcher.close();
      server.close();
      server.closeAllConnections();
      await rendering;
    },
  };
}

function lineFor(rendering: Rendering): string {
  if (!rendering.ok) return `${rendering.problem}\n\nThe last page that rendered is still served.`;
  return rendering.findings === undefined ? "Rendered." : `${rendering.findings}\n\nRendered, with findings.`;
}

function send(response: ServerResponse, event: "problem" | "reload", data: string): void {
  response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
}
